// Original file: tocsin/ingest/v1/ingest.proto


/**
 * One post as a caller hands it in. Brands are matched by Tocsin unless named.
 */
export interface PostInput {
  'nativeId'?: (string);
  'text'?: (string);
  'publishedAtMs'?: (number | string);
  'author'?: (string);
  'url'?: (string);
  'language'?: (string);
  'parentId'?: (string);
  'brandIds'?: (string)[];
  /**
   * native_id of the post that the whole thread hangs on.
   */
  'threadId'?: (string);
}

/**
 * One post as a caller hands it in. Brands are matched by Tocsin unless named.
 */
export interface Post {
  'nativeId': (string);
  'text': (string);
  'publishedAtMs': (number);
  'author': (string);
  'url': (string);
  'language': (string);
  'parentId': (string);
  'brandIds': (string)[];
  /**
   * native_id of the post that the whole thread hangs on.
   */
  'threadId': (string);
}
