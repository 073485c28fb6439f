/** A moment as people of this language write it. */
export function when(iso: string, language: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(moment);
}

/** The time of day of a moment here, to the second. */
export function clock(iso: string, language: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", { timeStyle: "medium" }).format(moment);
}
