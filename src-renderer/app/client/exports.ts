/** Where the bytes of a finished export are; to be fetched once. */
export const exportUrl = (id: string): string => `/api/v1/exports/${encodeURIComponent(id)}/content`
