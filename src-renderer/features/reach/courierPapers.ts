/** What goes to somebody by post, as it is written on the parcel. */
export const courierPapers = ['return', 'termination', 'certificate', 'settlement'] as const
export type CourierPaper = (typeof courierPapers)[number]
