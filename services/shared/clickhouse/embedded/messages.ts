/** What parent and child of the embedded ClickHouse say to each other. A `connection` carries its socket. */
export type ToChild =
  | { readonly kind: 'open'; readonly dataDir: string; readonly token: string; readonly maxMemoryBytes: number }
  | { readonly kind: 'connection' }
  | { readonly kind: 'stop' }

export type FromChild =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly unavailable: boolean; readonly reason: string }
