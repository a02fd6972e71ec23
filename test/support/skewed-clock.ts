/** Loaded before a program (`node --import`), this sets its clock off by CLOCK_SKEW_MS. Timers run as before. */
const skewMs = Number(process.env['CLOCK_SKEW_MS'] ?? 0)
const RealDate = Date

const SkewedDate = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + skewMs] : given, newTarget) as object,
  apply: () => new RealDate(RealDate.now() + skewMs).toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => RealDate.now() + skewMs : (Reflect.get(target, name, receiver) as unknown),
})
globalThis.Date = SkewedDate
