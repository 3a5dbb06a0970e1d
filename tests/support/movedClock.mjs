/** Preloaded into a server under test (`node --import`): its clock is as many days ahead as HANDOVER_TEST_DAYS says. */
const ahead = Number(process.env['HANDOVER_TEST_DAYS'] ?? '0') * 86_400_000
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead)
    else super(...given)
  }
  static now() { return RealDate.now() + ahead }
}
