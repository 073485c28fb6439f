/** Values as people write them and as records keep them: dates, times, numbers, money. */

const pad = (number) => String(number).padStart(2, "0");

function realDay(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 && year <= 2199 ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}

/** "2026-11-23" or "23/11/2026" (also with - or .) -> "2026-11-23"; undefined when there is no such day. */
export function readDate(text) {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const own = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  return own ? realDay(Number(own[3]), Number(own[2]), Number(own[1])) : undefined;
}

/** "14:30" -> "14:30"; undefined when there is no such time of day. */
export function readTime(text) {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : undefined;
}

/** "2026-11-23T14:30" -> the same; undefined when a part is missing or impossible. */
export function readDateTime(text) {
  const [day, time, ...rest] = text.split("T");
  const whole = rest.length === 0 && readDate(day) === day && readTime(time ?? "") !== undefined;
  return whole ? text : undefined;
}

/** "2.5", "-3" -> number; undefined for anything else. */
export function readNumber(text) {
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

/** "today", "today-18y", "today+30d" or an ISO date -> ISO date. */
export function shiftedDay(rule, today) {
  const found = /^today(?:([+-]\d+)([dy]))?$/.exec(rule ?? "");
  if (!found) return rule;
  const [year, month, day] = today.split("-").map(Number);
  const amount = Number(found[1] ?? 0);
  if (found[2] === "y") return realDay(year + amount, month, day) ?? realDay(year + amount, month, 28);
  const date = new Date(Date.UTC(year, month - 1, day + amount));
  return `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

/** Today's date where the person sits, as ISO. */
export function todayHere() {
  const now = new Date();
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** "2026-11-23" -> "23/11/2026". */
export function shownDate(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
}

/** 500000000 or its digits -> "500.000.000". */
export function grouped(digits) {
  return String(digits).replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ".");
}

/** A limit as a message shows it: dates day first, numbers grouped. */
export function spokenLimit(limit) {
  if (typeof limit === "string") return /^\d{4}-/.test(limit) ? shownDate(limit) : limit;
  return Number.isInteger(limit) ? grouped(limit) : String(limit).replace(".", ",");
}

/** 1250000000 -> "1,25 tỷ đồng"; "" for nothing or for less than a thousand. */
export function shortMoney(amount) {
  for (const [unit, name] of [[1e9, "tỷ"], [1e6, "triệu"], [1e3, "nghìn"]]) {
    if (amount >= unit) return `${String(Math.round((amount / unit) * 1000) / 1000).replace(".", ",")} ${name} đồng`;
  }
  return "";
}

/** Lower case without accents, for searching. */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
