// Dates in text boxes: the page's own spelling <-> ISO 8601.

import { squeeze } from "./dom";
import { fold } from "./words";

export interface DateFormat { order: string; mark: string; time: boolean }

const DEFAULT: DateFormat = { order: "dmy", mark: "/", time: false };

/** The format that a hint spells ("dd/mm/yyyy", "ngày/tháng/năm", "15/03/1990"), or null. */
export function formatIn(hint: string): DateFormat | null {
  const said = fold(hint).replace(/ngay/g, "dd").replace(/thang/g, "mm").replace(/nam/g, "yyyy").replace(/\bnn/g, "dd").replace(/\btt\b/g, "mm").replace(/\bnnnn\b/g, "yyyy");
  const time = /h{1,2}:m{1,2}|\d{1,2}:\d{2}|gio/.test(said);
  const spelled = /\b(d{1,2}|m{1,2}|y{2,4})([/.\-])(d{1,2}|m{1,2}|y{2,4})\2(d{1,2}|m{1,2}|y{2,4})\b/.exec(said);
  if (spelled) {
    const order = [spelled[1], spelled[3], spelled[4]].map((part) => part?.[0] ?? "").join("");
    return new Set(order).size === 3 ? { order, mark: spelled[2] ?? "/", time } : null;
  }
  const mask = /(^|[^_])__?([/.\-])__?\2____($|[^_])/.exec(said);
  if (mask) return { ...DEFAULT, mark: mask[2] ?? "/", time };
  if (/\b\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}\b/.test(said)) return { ...DEFAULT, mark: /\d([/.\-])/.exec(said)?.[1] ?? "/", time };
  if (/\b\d{4}-\d{2}-\d{2}\b/.test(said)) return { order: "ymd", mark: "-", time };
  return null;
}

/** A format that stands behind a box and is nothing else: "dd/mm/yyyy", "(ngày/tháng/năm)". */
function formatBehind(el: Element): DateFormat | null {
  for (let next = el.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches("input,select,textarea,button")) return null;
    const text = squeeze(next.textContent);
    const format = text.length <= 24 ? formatIn(text) : null;
    if (format) return format;
  }
  return null;
}

const SCRIPTED = /date-?picker|flatpickr|hasdatepicker|date-?input|date-?field|ant-picker|pickadate|calendar|lich/i;

/** The format of a text box that holds a date; null when it is no date box. */
export function dateFormatOf(el: HTMLInputElement, label: string, description: string): DateFormat | null {
  const hints = [el.placeholder, el.dataset["dateFormat"], el.dataset["format"], description, label];
  const behind = formatBehind(el);
  const format = hints.map((hint) => formatIn(hint ?? "")).find((found) => found !== null) ?? behind;
  const around = [el, el.parentElement, el.parentElement?.parentElement].map((box) => `${box?.className ?? ""} ${box?.hasAttribute("data-datepicker") ? "datepicker" : ""}`).join(" ");
  const named = /\b(ngay|date|thoi diem|han)\b/.test(fold(label));
  const scripted = SCRIPTED.test(around) || /^(dialog|grid)$/.test(el.getAttribute("aria-haspopup") ?? "");
  if (format && (named || scripted || behind || formatIn(el.placeholder))) return format;
  return scripted && named ? DEFAULT : null;
}

/** "15/03/1990" -> "1990-03-15"; the text itself where it is no date of that format. */
export function toIso(text: string, format: DateFormat): string {
  const parts = squeeze(text).match(/\d+/g) ?? [];
  if (parts.length < 3) return text;
  const at = (part: string): number => Number(parts[format.order.indexOf(part)]);
  const [year, month, day] = [at("y"), at("m"), at("d")];
  if (!isDay(year, month, day)) return text;
  const iso = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return format.time && parts.length >= 5 ? `${iso}T${pad(Number(parts[3]), 2)}:${pad(Number(parts[4]), 2)}` : iso;
}

/** "1990-03-15" -> "15/03/1990"; the text itself where it is not ISO. */
export function fromIso(iso: string, format: DateFormat): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(iso);
  if (!found) return iso;
  const parts: Record<string, string> = { y: found[1] ?? "", m: found[2] ?? "", d: found[3] ?? "" };
  const day = [...format.order].map((part) => parts[part] ?? "").join(format.mark);
  return format.time ? `${day} ${found[4] ?? "00:00"}` : day;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
