/** The controls of a form's fields: made ready from the rules, read as raw values, written back. */
import { spokenLimit } from "./values.js";

const GROUPS = new Set(["radio", "checkboxes"]);

/** A name such as references[0].name as an id: references-0-name. */
export const idOf = (key) => key.replace(/[[\].]+/g, "-");

/** One field on the page: its rule, its wrapper, and the controls that hold its value. */
export class FieldView {
  constructor(key, rule, wrapper) {
    this.key = key;
    this.rule = rule;
    this.wrapper = wrapper;
    this.isGroup = GROUPS.has(rule.type);
    if (this.isGroup) addChoices(this);
    this.controls = [...wrapper.querySelectorAll(`[name="${CSS.escape(key)}"]`)];
    this.group = wrapper.matches("fieldset, [role]") ? wrapper : wrapper.querySelector("fieldset, [role$=group]");
    if (rule.type === "select") addOptions(this.controls[0], rule.options);
    applyLimits(this);
    this.error = addError(this);
  }

  get raw() {
    const [control] = this.controls;
    switch (this.rule.type) {
      case "checkbox":
        return control.checked;
      case "file":
        return [...control.files];
      case "radio":
        return this.controls.find((radio) => radio.checked)?.value ?? "";
      case "checkboxes":
        return this.controls.filter((box) => box.checked).map((box) => box.value);
      default:
        return control.value;
    }
  }

  set raw(value) {
    const [control] = this.controls;
    if (this.rule.type === "checkbox") control.checked = value === true;
    else if (this.rule.type === "file") emptied(control);
    else if (this.isGroup) this.controls.forEach((choice) => (choice.checked = [value].flat().includes(choice.value)));
    else control.value = value ?? "";
  }

  /** Shows or takes away a message; `complaint` is what the browser is told even while nothing is shown. */
  complain(complaint, shown) {
    const message = shown ? complaint : "";
    if (this.complaint === complaint && this.message === message) return;
    this.complaint = complaint;
    this.message = message;
    this.controls[0].setCustomValidity(complaint);
    this.error.textContent = message;
    this.error.hidden = message === "";
    this.wrapper.classList.toggle("wrong", message !== "");
    const marked = this.rule.type === "radio" && this.group ? [this.group] : this.controls;
    for (const element of marked) {
      if (message) element.setAttribute("aria-invalid", "true");
      else element.removeAttribute("aria-invalid");
    }
  }

  use(active, required) {
    if (this.wrapper.hidden === active) this.wrapper.hidden = !active;
    for (const control of this.controls) {
      if (control.disabled === active) control.disabled = !active;
    }
    if (this.required === required) return;
    this.required = required;
    if (this.rule.type !== "checkboxes") this.controls.forEach((control) => (control.required = required));
    const bearer = this.rule.type === "radio" ? this.group : this.controls[0];
    if (bearer && this.rule.type !== "checkboxes") bearer.setAttribute("aria-required", String(required));
  }

  focus() {
    (this.controls.find((control) => control.checked) ?? this.controls[0]).focus();
  }
}

function addOptions(select, options) {
  const groups = new Map();
  for (const { value, label, group } of options) {
    let parent = select;
    if (group) {
      if (!groups.has(group)) {
        const heading = document.createElement("optgroup");
        heading.label = group;
        groups.set(group, heading);
        select.append(heading);
      }
      parent = groups.get(group);
    }
    parent.append(new Option(label, value));
  }
}

function addChoices(view) {
  const place = view.wrapper.querySelector("[data-choices]");
  if (!place || place.childElementCount) return;
  for (const { value, label } of view.rule.options) {
    const input = document.createElement("input");
    input.type = view.rule.type === "radio" ? "radio" : "checkbox";
    input.name = view.key;
    input.value = value;
    input.id = `${idOf(view.key)}-${value}`;
    const words = document.createElement("label");
    const text = document.createElement("span");
    text.textContent = label;
    if (place.dataset.choices === "wrap") {
      words.append(input, text);
      place.append(words);
    } else {
      const pair = document.createElement("div");
      words.htmlFor = input.id;
      words.append(text);
      pair.append(input, words);
      place.append(pair);
    }
  }
}

function emptied(control) {
  control.value = "";
  control.dispatchEvent(new Event("input"));
}

function applyLimits({ rule, controls }) {
  const [control] = controls;
  if (!control) throw new Error(`no control for ${rule.label}`);
  if (rule.maxLength && "maxLength" in control) control.maxLength = rule.maxLength;
  if (rule.type === "number") {
    if (rule.min !== undefined) control.min = rule.min;
    if (rule.max !== undefined) control.max = rule.max;
    control.step = rule.increment ?? "any";
  }
  if (rule.pattern && control.type === "text") control.pattern = rule.pattern.replace(/^\^|\$$/g, "");
  if (rule.type === "file") {
    control.accept = rule.accept.join(",");
    control.multiple = rule.maxFiles > 1;
    nameChosen(control);
  }
}

/** Says in the page's language which files are chosen. */
function nameChosen(control) {
  const tell = () => (control.dataset.chosen = [...control.files].map((file) => file.name).join(", ") || "Chưa chọn tệp nào");
  for (const type of ["input", "change"]) control.addEventListener(type, tell);
  // A form empties its fields after it has told that it will.
  control.form.addEventListener("reset", () => setTimeout(tell));
  tell();
}

function addError(view) {
  const error = document.createElement("p");
  error.className = "error";
  error.id = `${idOf(view.key)}-error`;
  error.hidden = true;
  view.wrapper.append(error);
  const hint = view.wrapper.querySelector(".hint");
  if (hint) hint.id ||= `${idOf(view.key)}-hint`;
  const bearer = view.isGroup && view.group ? view.group : view.controls[0];
  const asMessage = bearer.form?.dataset.errors === "errormessage" || bearer.closest("form").dataset.errors === "errormessage";
  if (asMessage) bearer.setAttribute("aria-errormessage", error.id);
  const described = [hint?.id, asMessage ? "" : error.id].filter(Boolean).join(" ");
  if (described) bearer.setAttribute("aria-describedby", described);
  return error;
}

/** A canonical value as a person reads it. */
export function shown(rule, value) {
  const label = (one) => rule.options?.find((option) => option.value === one)?.label ?? String(one);
  if (value === true) return "Có";
  if (Array.isArray(value)) return value.map(label).join(", ");
  if (rule.type === "money") return `${spokenLimit(value)} đồng`;
  if (typeof value === "number") return spokenLimit(value);
  if (rule.type === "date" || rule.type === "datepicker") return spokenLimit(value);
  if (rule.type === "datetime") return `${spokenLimit(value.slice(0, 10))} ${value.slice(11)}`;
  return label(value);
}
