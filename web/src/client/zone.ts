/** The time zone of this browser, which the services tell moments in: two zones in one session confuse. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
