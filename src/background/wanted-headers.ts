/** What of an answer's headers anybody here looks at. */
export const wantedHeaders = ['content-type', 'date', 'retry-after', 'x-wix-consistent', 'x-wix-request-id'];
