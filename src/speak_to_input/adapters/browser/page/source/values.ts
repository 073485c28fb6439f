// What a control holds, spelled as core/forms.py says, and the choices that it offers.

import { dateFormatOf, toIso, type DateFormat } from "./dates";
import { referenced, squeeze, type Root } from "./dom";
import { ownText } from "./labels";
import { listBoxOf } from "./lists";
import { optionLabel } from "./controls";
import { joinedDate } from "./parts";
import { perStructure } from "./structure";
import type { Choice, Control } from "./model";
import { CHOOSE_PLACEHOLDER, fold } from "./words";

export function valueOf(control: Control): string {
  if (control.parts) return joinedDate(control);
  const el = control.el as HTMLInputElement;
  switch (control.kind) {
    case "checkbox":
      return String(isOn(el));
    case "radio":
      return control.members.find((m) => isOn(m.el))?.value ?? "";
    case "checkboxes":
      return control.members.filter((m) => isOn(m.el)).map((m) => m.value).join("\n");
    case "select":
      return chosen(control.el as HTMLSelectElement).join("");
    case "multiselect":
      return chosen(control.el as HTMLSelectElement).join("\n");
    case "file":
      return [...(el.files ?? [])].map((file) => file.name).join("\n");
    case "richtext":
      return el.innerText.replace(/\u00a0/g, " ").trim();
    case "combobox":
      return comboboxValue(control.el);
    case "datepicker": {
      const format = formatOf(control);
      return format ? toIso(el.value, format) : el.value;
    }
    default:
      return el.value;
  }
}

export function isOn(el: HTMLElement): boolean {
  if (el.tagName === "INPUT") return (el as HTMLInputElement).checked;
  const states = el.getAttribute("role") === "option" ? ["aria-selected", "aria-checked"] : ["aria-checked", "aria-pressed"];
  return states.some((state) => el.getAttribute(state) === "true");
}

export const formatOf = perStructure((control: Control): DateFormat | null => {
  const hint = squeeze(referenced(control.el, "aria-describedby").map((named) => ownText(named)).join(" "));
  return dateFormatOf(control.el as HTMLInputElement, control.label, hint);
});

/** The entry of a list that only stands for "nothing chosen yet", whatever value it has. */
export function isPlaceholder(option: HTMLOptionElement): boolean {
  if (option.value === "") return true;
  if (option.index !== 0) return false;
  const label = fold(option.label);
  if (!/[\p{L}\p{N}]/u.test(label)) return true; // "---"
  const empty = option.disabled || !option.hasAttribute("value") || /^(0|-1)$/.test(option.value);
  return CHOOSE_PLACEHOLDER.test(label.replace(/^[^\p{L}]+/u, "")) && empty;
}

function chosen(select: HTMLSelectElement): string[] {
  return [...select.selectedOptions].filter((option) => !isPlaceholder(option)).map((option) => option.value);
}

/** A combobox shows its choice in the box or, in some libraries, in an element beside the box. */
export function comboboxText(el: HTMLElement): string {
  if (el.tagName === "INPUT") {
    const typed = (el as HTMLInputElement).value;
    if (typed) return typed;
    const shown = el.parentElement?.parentElement?.querySelector("[class*=single-value i],[class*=singleValue],[class*=selection-item]");
    return squeeze(shown?.textContent);
  }
  if (el.hasAttribute("data-placeholder")) return "";
  // A list inside of the box is no part of what the box shows.
  const text = squeeze(el.querySelector("[role=listbox]") ? textOutsideOf(el, "[role=listbox]") : el.textContent);
  return CHOOSE_PLACEHOLDER.test(fold(text)) ? "" : text;
}

function textOutsideOf(el: Element, list: string): string {
  return [...el.childNodes].map((node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeType === Node.TEXT_NODE ? node.textContent : "";
    return (node as Element).matches(list) ? "" : textOutsideOf(node as Element, list);
  }).join(" ");
}

const remembered = new WeakMap<Element, Choice[]>();

/** What a list has shown so far is not to be taken for all that it holds. */
export function forgetList(el: Element): void {
  remembered.delete(el);
}

export function optionsOf(control: Control): Choice[] | null {
  switch (control.kind) {
    case "select":
    case "multiselect":
      return selectOptions(control.el as HTMLSelectElement);
    case "radio":
    case "checkboxes":
      return control.members.map((m) => ({ value: m.value, label: m.label, enabled: !isDisabled(m.el) }));
    case "combobox":
      return comboboxOptions(control.el);
    default:
      return (control.el as HTMLInputElement).list ? datalist(control.el as HTMLInputElement) : null;
  }
}

/** Choices of one label are told apart by the group that they stand in: "Miền Bắc: Khác". */
function selectOptions(select: HTMLSelectElement): Choice[] {
  const options = [...select.options].filter((option) => !isPlaceholder(option));
  const labels = options.map((option) => squeeze(option.label));
  return options.map((option, at) => {
    const label = labels[at] ?? "";
    const group = option.parentElement?.tagName === "OPTGROUP" ? squeeze(option.parentElement.getAttribute("label")) : "";
    const shared = labels.filter((other) => other === label).length > 1;
    return { value: option.value, label: shared && group ? `${group}: ${label}` : label, enabled: !option.disabled };
  });
}

export function isDisabled(el: HTMLElement): boolean {
  return el.matches(":disabled,[aria-disabled=true]") || (el.getAttribute("role") === "option" && el.closest("[role=listbox][aria-disabled=true]") !== null);
}

function datalist(el: HTMLInputElement): Choice[] {
  return [...(el.list?.options ?? [])].map((option) => ({ value: option.value, label: option.label || option.value, enabled: true }));
}

/** The choice whose label is shown, by the page's own value for it; words that are no choice as they are. */
function comboboxValue(el: HTMLElement): string {
  const text = comboboxText(el);
  return (text && comboboxOptions(el)?.find((option) => fold(option.label) === fold(text))?.value) || text;
}

/** The list as shown now; a list that typing has narrowed does not make the other choices forgotten. */
function comboboxOptions(el: HTMLElement): Choice[] | null {
  const before = remembered.get(el);
  const listed = listOptions(el);
  const own = listed.map((option) => option.dataset["value"] ?? option.getAttribute("value") ?? "");
  // What is typed into is read as the text it holds; a box that only shows a choice stands for the page's own value.
  const told = el.tagName !== "INPUT" && own.every(Boolean) && new Set(own).size === own.length;
  const now = listed.map((option, at) => {
    const label = optionLabel(option);
    return { value: (told && own[at]) || label, label, enabled: option.getAttribute("aria-disabled") !== "true" };
  });
  if (now.length === 0) return before ?? null;
  const values = new Set(before?.map((choice) => choice.value));
  if (before && now.every((choice) => values.has(choice.value))) return before;
  remembered.set(el, now);
  return now;
}

export function listOf(el: HTMLElement): Element | null {
  const controlled = [...referenced(el, "aria-controls"), ...referenced(el, "aria-owns")];
  const outer = el.closest("[role=combobox]");
  if (outer && outer !== el) controlled.push(...referenced(outer, "aria-controls"), ...referenced(outer, "aria-owns"));
  const list = controlled.find((found) => found.matches("[role=listbox]") || found.querySelector("[role=option]"));
  if (list) return list;
  const around = el.tagName === "INPUT" ? null : listBoxOf(el);
  if (around) return around.list;
  if (el.getAttribute("aria-expanded") !== "true") return null;
  const near = el.parentElement?.parentElement?.querySelector("[role=listbox]");
  return near ?? (el.getRootNode() as Root).querySelector("[role=listbox]:not([hidden])");
}

export function listOptions(el: HTMLElement): HTMLElement[] {
  const list = listOf(el);
  if (!list) return [];
  const drawn = drawnBeside(list);
  return drawn.length > 0 ? drawn : [...list.querySelectorAll<HTMLElement>("[role=option]")];
}

/** Some libraries keep a list for readers of the screen, empty or out of sight, and draw the choices next to it. */
function drawnBeside(list: Element): HTMLElement[] {
  const popup = list.parentElement;
  if (!popup || popup.matches("body,form,fieldset,label")) return [];
  return [...popup.querySelectorAll<HTMLElement>("[aria-selected]:not([role])")].filter((el) => !list.contains(el));
}

/** Read-only boxes of a picker or a list are not typed into by hand, yet they take a value. */
export function isUsable(control: Control): boolean {
  if (control.members.length > 0) return control.members.some((m) => !isDisabled(m.el));
  const el = control.el as HTMLInputElement;
  if (isDisabled(el) || el.getAttribute("aria-readonly") === "true") return false;
  return !el.readOnly || control.kind === "datepicker" || control.kind === "combobox";
}

/** What nobody may change and the page sends all the same. */
export function isReadOnly(control: Control): boolean {
  return control.members.length === 0 && !isDisabled(control.el) && !isUsable(control);
}
