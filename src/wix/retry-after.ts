const longestS = 3600;

/** The one form of a date that is written today: RFC 9110, 5.6.7. `Date.parse` alone takes almost anything for a date. */
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * How many whole seconds an answer asks us to wait, an hour at most; undefined where it doesn't say, or says what makes
 * no sense. A date is counted from the answer's own: our clock may be wrong.
 */
export function retryAfterOf({ headers }: Response): number | undefined {
  const asked = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(asked) ? Number(asked) : secondsBetween(headers.get('date') ?? '', asked);
  return seconds !== undefined && seconds >= 0 ? Math.min(seconds, longestS) : undefined;
}

function secondsBetween(from: string, to: string): number | undefined {
  if (!httpDate.test(from) || !httpDate.test(to)) return undefined;
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  return Number.isNaN(seconds) ? undefined : seconds;
}
