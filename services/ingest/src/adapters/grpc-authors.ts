import type { AuthorServiceHandlers } from '@tocsin/shared/gen/tocsin/erasure/v1/AuthorService.ts'
import type { GrpcService } from '@tocsin/shared/grpc/service.ts'
import { grpcError } from '@tocsin/shared/grpc/status.ts'
import type { AuthorHasher } from './author-keys.ts'

const INVALID_ARGUMENT = 3
const LIMIT = 512

/**
 * tocsin.erasure.v1.AuthorService: what an author is called in the log, under every key that is kept. The name goes no further than this
 * call: it is not logged, and what comes back tells nobody who it was.
 */
export const createAuthorService = (authors: Pick<AuthorHasher, 'hashes'>): GrpcService => {
  const handlers: AuthorServiceHandlers = {
    HashAuthor({ request: { source, author } }, done) {
      const field = [source, author].findIndex(text => text === '' || text.length > LIMIT)
      if (field < 0) return done(null, { authors: [...authors.hashes(source, author)] })
      const name = ['source', 'author'][field]!
      const description = `has from 1 to ${LIMIT} characters`
      return done(
        grpcError(INVALID_ARGUMENT, `${name}: ${description}`, {
          reason: 'INVALID_FIELD',
          violations: [{ field: name, description }],
        }),
      )
    },
  }
  return { name: 'tocsin.erasure.v1.AuthorService', handlers }
}
