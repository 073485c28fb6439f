// Buttons, dialogs and notices: what can be pressed and what the page says back.

import { all, closest, contains, elementsOf, squeeze, visible } from "./dom";
import { NAVIGATION } from "./controls";
import { sectionOf } from "./headings";
import { accessibleName, FIELDS } from "./labels";
import type { ButtonState, Control, DialogState, Role } from "./model";
import { elementOf, refOf } from "./refs";
import { perStructure } from "./structure";
import { isDisabled } from "./values";
import { fold, roleOf, SEARCHES, SUCCESS } from "./words";

const BUTTONS = "button,input[type=submit],input[type=button],input[type=reset],input[type=image],[role=button],a[class*=btn i],a[class*=button i]";
const INSIDE_WIDGET = "[role=listbox],[role=grid],[role=menu],[role=tablist],[data-popup]";
const DIALOGS = "dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]";

export function openDialogs(): HTMLElement[] {
  const open = all(DIALOGS).filter((el) => visible(el) && !isCalendar(el));
  return open.filter((el) => !open.some((outer) => outer !== el && contains(outer, el)));
}

function isCalendar(el: Element): boolean {
  return el.querySelector("[role=grid],[role=gridcell],table[class*=cal i],[class*=calendar i]") !== null && el.querySelectorAll("button,td").length >= 28;
}

export function readButtons(controls: Control[], dialogs: HTMLElement[]): { buttons: ButtonState[]; dialogs: DialogState[] } {
  const fields = new Set<Element>(controls.flatMap((c) => [c.el, ...c.members.map((m) => m.el)]));
  const buttons: ButtonState[] = [];
  const inside = new Map<HTMLElement, ButtonState[]>(dialogs.map((dialog) => [dialog, []]));
  for (const el of all(BUTTONS)) {
    if (fields.has(el) || ofWidget(el)) continue;
    if (fields.size > 0 && closest(el, "[role=search],search") && ![...fields].some((field) => closest(field, NAVIGATION))) continue;
    const dialog = dialogs.find((open) => contains(open, el));
    const holder = dialog ? null : closest(el, "dialog,[role=dialog],[role=alertdialog]");
    if (holder && !visible(holder)) continue;
    const state = describe(el, dialog);
    if (!state) continue;
    if (dialog) inside.get(dialog)?.push(state);
    else buttons.push(state);
  }
  return { buttons, dialogs: dialogs.map((el) => ({ kind: "dom", text: dialogText(el), buttons: inside.get(el) ?? [] })) };
}

/** A button of a field's own list or calendar, or the little one that opens it: it belongs to the field. */
const ofWidget = perStructure((el: HTMLElement): boolean => {
  if (closest(el, INSIDE_WIDGET)) return true;
  if (/^(listbox|dialog|grid|tree)$/.test(el.getAttribute("aria-haspopup") ?? "")) return (el.parentElement?.querySelector("input") ?? null) !== null;
  if (/^[+＋−–-]$/.test(squeeze(el.textContent))) return (el.parentElement?.querySelector("input[type=number],input[inputmode=numeric],[role=spinbutton]") ?? null) !== null;
  return el.tabIndex < 0 && (el.parentElement?.querySelector("input,select") ?? null) !== null;
});

/** A list of steps names them with the words of buttons ("Quản lý & phê duyệt"). */
const STEP_LIST = "nav li,nav a,[class*=step i] li,ol[class*=step i] *,ol li:has([aria-current]),ol:has([aria-current=step]) li";

interface Told { label: string; role: Role; section: string; sends: boolean }

const tell = perStructure((el: HTMLElement): Told | null => {
  const label = accessibleName(el) || squeeze((el as HTMLInputElement).value);
  if (!label || label.length > 120) return null;
  const inForm = (el as HTMLButtonElement).form !== null && (el as HTMLButtonElement).form !== undefined;
  const type = el.tagName === "A" || !inForm ? "" : (el as HTMLButtonElement).type;
  let role = roleOf(label, type);
  if (role !== "next" && role !== "back" && type !== "submit" && el.closest(STEP_LIST)) role = "other";
  if (role === "add-row" && type === "submit") role = "submit"; // "Thêm khách hàng" that sends the form
  if (role === "other" && type === "submit" && SEARCHES.test(fold(label)) && sendsAlone(el)) role = "submit";
  const sends = inForm && (type === "submit" || (type as string) === "image");
  return { label, role, section: sectionOf(el), sends };
});

/** Whether a button is the only one that sends its form, and the form is more than a search box. */
function sendsAlone(el: HTMLElement): boolean {
  const form = (el as HTMLButtonElement).form;
  const senders = (form ? elementsOf(form) : []).filter((other) => (other as HTMLButtonElement).type === "submit");
  return senders.length === 1 && (form?.querySelectorAll(FIELDS).length ?? 0) > 2;
}

function describe(el: HTMLElement, dialog: HTMLElement | undefined): ButtonState | null {
  const told = tell(el);
  if (!told) return null;
  const { label, role, section, sends } = told;
  return { label, role, enabled: !isDisabled(el), visible: visible(el), section: dialog ? "" : section, sends, ref: refOf(el, "b") };
}

function dialogText(el: HTMLElement): string {
  return squeeze(el.innerText || el.textContent).slice(0, 2000);
}

const NOTICES = "[role=status],[role=alert],[aria-live=polite],[aria-live=assertive],output,[class*=alert i],[class*=success i],[class*=toast i],[class*=notice i],[class*=result i],[class*=summary i]";

/** What the page tells the person as a whole; texts about one field are that field's messages. */
export function readNotice(controls: Control[], dialogs: HTMLElement[]): string {
  const about = new Set<string>();
  for (const control of controls) {
    for (const el of [control.el, ...control.members.map((m) => m.el)]) {
      for (const name of ["aria-describedby", "aria-errormessage"]) (el.getAttribute(name) ?? "").split(/\s+/).forEach((id) => about.add(id));
    }
  }
  const found: HTMLElement[] = [];
  for (const el of all(NOTICES)) {
    if ((el.id && about.has(el.id)) || !visible(el) || dialogs.some((dialog) => contains(dialog, el))) continue;
    if (el.matches("label,input,select,textarea,button") || el.querySelector("input:not([type=hidden]),select,textarea")) continue;
    if (found.some((outer) => contains(outer, el)) || isFieldText(el)) continue;
    if (squeeze(el.innerText).length > 2) found.push(el);
  }
  const texts = [...new Set(found.map(sentences))];
  if (texts.length === 0) texts.push(...successHeading(controls));
  return texts.join("\n").slice(0, 1000);
}

/** Lines of their own on the page are told apart: "Đã gửi. Mã hồ sơ: HS-12". */
function sentences(el: HTMLElement): string {
  const lines = el.innerText.split(/\n+/).map(squeeze).filter(Boolean);
  const ends = (line: string, next?: string): string =>
    next === undefined || !/[\p{L}\p{N})]$/u.test(line) ? line : /^\S*\d\S*$/.test(next) ? `${line}:` : `${line}.`;
  return lines.map((line, at) => ends(line, lines[at + 1])).join(" ");
}

/** An error text right beside one field, or a live counter. */
function isFieldText(el: HTMLElement): boolean {
  if (/^[\d\s/.,%]+( ký tự)?$/.test(squeeze(el.innerText))) return true;
  if (el.matches("[role=status],output")) return false;
  const box = el.parentElement;
  if (!box || box.matches("form,body,main,section,fieldset")) return false;
  return box.querySelectorAll("input:not([type=hidden]),select,textarea").length > 0 && !el.matches("[class*=summary i]");
}

function successHeading(controls: Control[]): string[] {
  const heading = all("h1,h2,h3").find((el) => SUCCESS.test(fold(el.textContent ?? "")) && visible(el));
  if (heading) return [sentences(heading.parentElement ?? heading)];
  if (controls.some((control) => visible(control.el))) return [];
  const main = all("main")[0] ?? document.body;
  const text = squeeze(main?.innerText);
  return text && text.length < 600 && controls.length === 0 && SUCCESS.test(fold(text)) ? [text] : [];
}

/** The button of that handle; when the page drew it anew, the one of the same label and place. */
const descriptions = new Map<string, string>();

export function rememberButton(state: ButtonState): void {
  descriptions.set(state.ref, `${state.role}|${state.label}|${state.section}`);
}

export function findButton(ref: string): HTMLElement | null {
  const el = elementOf(ref);
  if (el) return el;
  const wanted = descriptions.get(ref);
  if (!wanted) return null;
  const dialogs = openDialogs();
  const { buttons, dialogs: open } = readButtons([], dialogs);
  const same = [...buttons, ...open.flatMap((dialog) => dialog.buttons)].find((b) => `${b.role}|${b.label}|${b.section}` === wanted);
  return same ? elementOf(same.ref) : null;
}

