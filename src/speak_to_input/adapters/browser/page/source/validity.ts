// What the page says against a value: its own error texts first, the browser's rules in Vietnamese else.

import { classOf, referenced, squeeze, visible } from "./dom";
import { boxes } from "./controls";
import type { Control } from "./model";

const ERROR_TEXT = "[role=alert],[class*=error i],[class*=invalid-feedback],[class*=danger i],[class*=help-block].has-error";
const INVALID_CLASS = /(^|\s)(is-invalid|has-error|is-error|invalid|input-error|ng-invalid ng-touched|is-danger)(\s|$)/;
const FIELDS = "input:not([type=hidden]),select,textarea,[contenteditable=true]";

export interface Verdict { valid: boolean; message: string; description: string }

export function judge(control: Control, value: string, required: boolean): Verdict {
  const own = [control.el, ...control.members.map((m) => m.el)];
  const box = boxes.get(control.el);
  if (box) own.push(box as HTMLElement);
  const flagged = own.some((el) => el.getAttribute("aria-invalid") === "true" || INVALID_CLASS.test(classOf(el)));
  const { error, description } = saidAbout(own);
  const near = flagged && !error ? nearby(control) : "";
  const native = nativeMessage(control.el as HTMLInputElement, control.kind === "checkbox" && value === "false" ? "" : value, required);
  const message = error || near || native;
  const valid = !flagged && !native && !error;
  return { valid, message: valid ? "" : message, description };
}

function saidAbout(own: Element[]): { error: string; description: string } {
  const errors: string[] = [];
  const descriptions: string[] = [];
  for (const el of own) {
    const invalid = el.getAttribute("aria-invalid") === "true";
    for (const said of referenced(el, "aria-errormessage")) if (invalid && visible(said)) errors.push(squeeze(said.textContent));
    for (const said of referenced(el, "aria-describedby")) {
      const text = squeeze(said.textContent);
      if (!text) continue;
      if (!said.matches(`${ERROR_TEXT},[id*=error i]`)) descriptions.push(text);
      else if (visible(said)) errors.push(text);
    }
  }
  return { error: [...new Set(errors)].filter(Boolean).join(" "), description: [...new Set(descriptions)].join(" ") };
}

/** An error text in the smallest box around the field that holds no other field. */
function nearby(control: Control): string {
  const count = Math.max(1, control.members.length);
  for (let up = control.el.parentElement, level = 0; up && level < 4; up = up.parentElement, level++) {
    if (up.querySelectorAll(FIELDS).length > count) return "";
    for (const said of up.querySelectorAll(ERROR_TEXT)) {
      if (said.matches(FIELDS) || said.querySelector(FIELDS)) continue;
      if (visible(said) && squeeze(said.textContent)) return squeeze(said.textContent);
    }
  }
  return "";
}

/** An empty required field is missing, not wrong; that is told by `required` and `value`. */
function nativeMessage(el: HTMLInputElement, value: string, required: boolean): string {
  const state = el.validity as ValidityState | undefined;
  if (!state || state.valid || !el.willValidate) return "";
  if (state.badInput) return "Giá trị nhập vào không đọc được.";
  if (!value && (required || state.valueMissing)) return "";
  if (state.customError) return el.validationMessage;
  if (state.typeMismatch) return el.type === "email" ? "Địa chỉ email không đúng dạng." : "Địa chỉ không đúng dạng.";
  if (state.patternMismatch) return squeeze(el.title) || "Không đúng định dạng yêu cầu.";
  if (state.tooLong) return `Dài quá ${el.maxLength} ký tự.`;
  if (state.tooShort) return `Cần ít nhất ${el.minLength} ký tự.`;
  if (state.rangeUnderflow) return `Không được nhỏ hơn ${el.min}.`;
  if (state.rangeOverflow) return `Không được lớn hơn ${el.max}.`;
  if (state.stepMismatch) return `Giá trị phải theo bước ${el.step || "1"}.`;
  return el.validationMessage;
}
