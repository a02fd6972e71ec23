-- Where the source says it: the post that the whole thread hangs on.
ALTER TABLE mentions ADD COLUMN IF NOT EXISTS thread_id String;
