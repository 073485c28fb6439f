/** Repeated rows: add, remove, and keep their names counted from 0 without gaps. */
import { FieldView } from "./fields.js";

export class Rows {
  constructor(form, name, rule, changed) {
    this.name = name;
    this.rule = rule;
    this.changed = changed;
    this.wrapper = form.querySelector(`[data-field="${name}"]`);
    this.list = this.wrapper.querySelector("[data-rows]");
    this.template = this.wrapper.querySelector("template");
    this.add = this.wrapper.querySelector("[data-add-row]");
    this.status = this.wrapper.querySelector("[data-rows-status]");
    this.views = [];
    this.add.addEventListener("click", () => {
      this.rebuild([...this.raw, {}]);
      this.views.at(-Object.keys(rule.fields).length).focus();
      this.say(`Đã thêm ${rule.rowLabel.toLowerCase()} ${this.list.childElementCount}.`);
    });
    this.rebuild(this.blank);
  }

  get blank() {
    return Array.from({ length: this.rule.initialRows ?? 0 }, () => ({}));
  }

  get raw() {
    const parts = Object.keys(this.rule.fields);
    return [...this.list.children].map((_, index) =>
      Object.fromEntries(parts.map((part, at) => [part, this.views[index * parts.length + at].raw])),
    );
  }

  rebuild(rows) {
    this.list.replaceChildren();
    this.views = rows.flatMap((values, index) => this.#row(values, index));
    this.add.disabled = rows.length >= this.rule.maxRows;
    this.changed();
  }

  use(active) {
    this.wrapper.hidden = !active;
    this.wrapper.querySelectorAll("button").forEach((button) => (button.disabled = !active));
    this.add.disabled = !active || this.list.childElementCount >= this.rule.maxRows;
  }

  say(text) {
    this.status.textContent = text;
  }

  #row(values, index) {
    const holder = document.createElement("template");
    holder.innerHTML = this.template.innerHTML.replaceAll("#n", String(index + 1)).replaceAll("#", String(index));
    const row = holder.content.firstElementChild;
    this.list.append(row);
    row.querySelector("[data-remove-row]").addEventListener("click", () => {
      this.rebuild(this.raw.filter((_, at) => at !== index));
      this.say(`Đã xóa ${this.rule.rowLabel.toLowerCase()} ${index + 1}.`);
      this.add.focus();
    });
    return Object.entries(this.rule.fields).map(([part, rule]) => {
      const key = `${this.name}[${index}].${part}`;
      const view = new FieldView(key, rule, row.querySelector(`[data-field="${CSS.escape(key)}"]`));
      view.raw = values[part] ?? "";
      return view;
    });
  }
}
