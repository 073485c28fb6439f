// A day that is told in three boxes: one for the day, one for the month, one for the year.

import { countFields } from "./headings";
import { beside, groupBox, groupLabel } from "./labels";
import type { Control, Part } from "./model";
import { CHOOSE_PLACEHOLDER, fold, hasMark, withoutMarks } from "./words";

const SAYS: [Part, RegExp][] = [
  ["d", /^(ngay|day|dd?)$/],
  ["m", /^(thang|month|mm?)$/],
  ["y", /^(nam|year|y{1,4}|nnnn)$/],
];
const IN_NAME: [Part, RegExp][] = [
  ["d", /(^|[\W_]|[a-z](?=[A-Z]))(day|ngay|dd)\W*$/i],
  ["m", /(^|[\W_]|[a-z](?=[A-Z]))(month|thang|mm)\W*$/i],
  ["y", /(^|[\W_]|[a-z](?=[A-Z]))(year|nam|yyyy)\W*$/i],
];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** What developers put before the names of controls of a sort; it tells none from another. */
const SORT_OF_CONTROL = /^(.*[$:_])?(ddl|cbo|cmb|cb|sel|select|txt|lst)$/i;
const ENTERED = new Set(["select", "text", "number", "tel"]);

/** The controls with every day, month and year that stand together as one date. */
export function withDatesJoined(controls: Control[]): Control[] {
  const joined: Control[] = [];
  for (let at = 0; at < controls.length; at++) {
    const three = controls.slice(at, at + 3);
    const date = three.length === 3 ? dateOf(three) : null;
    joined.push(date ?? (controls[at] as Control));
    if (date) at += 2;
  }
  return joined;
}

function dateOf(three: Control[]): Control | null {
  const parts = three.map(partOf);
  const [first] = three;
  if (!first || new Set(parts).size !== 3 || parts.includes(null)) return null;
  const members = three.map((control, at) => ({ el: control.el, label: control.label, value: parts[at] as string }));
  const elements = members.map((member) => member.el);
  const box = groupBox(elements, countFields);
  const raw = labelOf(three, groupLabel(elements, box));
  if (!raw) return null;
  return { ...first, kind: "date", members, label: withoutMarks(raw), marked: hasMark(raw) || first.marked, parts: true, stem: stemOf(three) };
}

/** What the three boxes are called together: not by the word for one of them. */
function labelOf(three: Control[], group: string): string {
  const together = [group, ...three.map((control) => control.label)].find((label) => label && saidPart(label) === null);
  if (together) return together;
  let common: Element | null = three[0]?.el ?? null;
  while (common && !three.every((control) => common?.contains(control.el))) common = common.parentElement;
  return common && !common.matches("form,body,fieldset,tr") ? beside(common) : "";
}

/** "dobDay", "dobMonth", "dobYear" are three of "dob". */
function stemOf(three: Control[]): string {
  const names = three.map((control) => control.el.getAttribute("name") || control.el.id);
  let length = 0;
  while (names[0] && length < names[0].length && names.every((name) => name[length] === names[0]?.[length])) length += 1;
  const stem = (names[0] ?? "").slice(0, length).replace(/[^\p{L}\p{N}]+$/u, "");
  return SORT_OF_CONTROL.test(stem) ? "" : stem;
}

function partOf(control: Control): Part | null {
  if (!ENTERED.has(control.kind)) return null;
  const el = control.el as HTMLInputElement;
  const held = control.kind === "select" ? contentOf(control.el as unknown as HTMLSelectElement) : undefined;
  if (held === null) return null;
  const said = saidPart(control.label) ?? saidPart(el.getAttribute("placeholder") ?? "") ?? invitedPart(control) ?? namedPart(el);
  if (control.kind !== "select" && el.maxLength > 4) return null;
  return held === undefined || said === null || held === said ? said : null;
}

function saidPart(label: string): Part | null {
  const words = fold(label).replace(CHOOSE_PLACEHOLDER, "").replace(/[^a-z]+/g, " ").trim();
  return SAYS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function invitedPart(control: Control): Part | null {
  return control.kind === "select" ? saidPart((control.el as HTMLSelectElement).options[0]?.label ?? "") : null;
}

function namedPart(el: HTMLElement): Part | null {
  const name = el.getAttribute("name") || el.id;
  return IN_NAME.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** Which part a list of choices can be; undefined where it is not filled yet, null where it is none. */
function contentOf(select: HTMLSelectElement): Part | null | undefined {
  const numbers = [...select.options].map(numberOf).filter((number) => number !== null);
  if (numbers.length === 0) return undefined;
  if (numbers.every((number) => number > 999)) return "y";
  if (numbers.length === 12 && Math.max(...numbers) === 12) return "m";
  return numbers.length >= 28 && Math.max(...numbers) <= 31 ? "d" : null;
}

function numberOf(option: HTMLOptionElement): number | null {
  const digits = /\d+/.exec(option.label) ?? /^\d+$/.exec(option.value);
  if (option.value === "" || (!/\d/.test(option.label) && saidPart(option.label) !== null)) return null; // "Ngày": nothing chosen yet
  const named = MONTHS.indexOf(fold(option.label).slice(0, 3));
  return named >= 0 ? named + 1 : digits ? Number(digits[0]) : null;
}

/** The date that the three boxes hold, in ISO; "" while one of them is empty. */
export function joinedDate(control: Control): string {
  const held = new Map(control.members.map(({ el, value }) => [value, entered(el)]));
  const [year, month, day] = ["y", "m", "d"].map((part) => held.get(part) ?? 0);
  if (!year || !month || !day) return "";
  return [String(year).padStart(4, "0"), ...[month, day].map((number) => String(number).padStart(2, "0"))].join("-");
}

function entered(el: HTMLElement): number {
  if (el.tagName !== "SELECT") return Number(/\d+/.exec((el as HTMLInputElement).value)?.[0] ?? 0);
  const option = (el as HTMLSelectElement).selectedOptions[0];
  return option ? (numberOf(option) ?? 0) : 0;
}

/** The boxes with what belongs in each of them, year first: the days of a list may hang on its month. */
export function partsOf(control: Control, iso: string): { el: HTMLElement; number: number | undefined }[] {
  const [year, month, day] = iso ? iso.slice(0, 10).split("-").map(Number) : [];
  const numbers: [string, number | undefined][] = [["y", year], ["m", month], ["d", day]];
  return numbers.flatMap(([part, number]) => control.members.filter((member) => member.value === part).map(({ el }) => ({ el, number })));
}

/** How the box spells that number as it is now; null where it has no such choice. */
export function spelled(el: HTMLElement, number: number | undefined): string | null {
  if (number === undefined) return "";
  if (el.tagName === "SELECT") return [...(el as HTMLSelectElement).options].find((option) => numberOf(option) === number)?.value ?? null;
  return (el as HTMLInputElement).type === "number" ? String(number) : String(number).padStart(2, "0");
}
