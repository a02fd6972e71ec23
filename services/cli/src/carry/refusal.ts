/** What was asked for cannot be done safely; the message says why and what to do. Nothing that counts was changed. */
export class CarryRefusal extends Error {
  override readonly name = 'CarryRefusal'
}
