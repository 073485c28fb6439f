/** Days of a person's calendar as moments that a service is asked for. */

/** What happened on the first day or later, up to the end of the last; a day that is not given leaves that side open. */
export function between(first: string, last: string): { since?: string; until?: string } {
  return { ...(first && { since: midnight(first, 0) }), ...(last && { until: midnight(last, 1) }) };
}

function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
