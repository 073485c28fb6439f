/** The dialog before sending: what will be sent, and "Xác nhận gửi" or "Quay lại sửa". */
import { keepInside } from "./datepicker.js";
import { shown } from "./fields.js";

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export class Review {
  /** A native <dialog>, or (form data-dialog="custom") an ARIA dialog over a backdrop. */
  constructor(form, rules, send) {
    this.rules = rules;
    this.native = form.dataset.dialog !== "custom";
    this.list = element("div", { className: "review-list", tabIndex: 0 });
    this.list.setAttribute("aria-label", "Thông tin sẽ gửi");
    this.list.role = "region";
    this.alert = element("p", { className: "review-alert", role: "alert" });
    this.yes = element("button", { type: "button", className: "primary", textContent: "Xác nhận gửi" });
    this.no = element("button", { type: "button", textContent: "Quay lại sửa" });
    const title = element("h2", { id: "review-title", textContent: "Kiểm tra trước khi gửi" });
    const lead = element("p", { id: "review-lead", textContent: "Thông tin dưới đây sẽ được gửi tới ngân hàng." });
    const buttons = element("div", { className: "review-buttons" }, this.no, this.yes);
    this.box = element(this.native ? "dialog" : "div", { className: "review" }, title, lead, this.list, this.alert, buttons);
    this.box.setAttribute("aria-labelledby", "review-title");
    this.box.setAttribute("aria-describedby", "review-lead");
    if (this.native) form.after(this.box);
    else this.#wrap(form);
    this.no.addEventListener("click", () => this.close());
    this.yes.addEventListener("click", async () => {
      this.yes.disabled = true;
      this.yes.textContent = "Đang gửi…";
      try {
        await send();
      } finally {
        this.yes.disabled = false;
        this.yes.textContent = "Xác nhận gửi";
      }
    });
  }

  #wrap(form) {
    this.box.role = "dialog";
    this.box.setAttribute("aria-modal", "true");
    this.backdrop = element("div", { className: "backdrop", hidden: true }, this.box);
    form.ownerDocument.body.append(this.backdrop);
    this.backdrop.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      if (event.key === "Tab") keepInside(event, this.box);
    });
  }

  open(record) {
    this.returnTo = document.activeElement;
    this.alert.textContent = "";
    this.list.replaceChildren(...this.rules.steps.flatMap((title, at) => this.#step(title, at + 1, record)));
    if (this.native) this.box.showModal();
    else {
      this.backdrop.hidden = false;
      document.querySelector("main").inert = true;
    }
    this.yes.focus();
  }

  close() {
    if (this.native) this.box.close();
    else {
      this.backdrop.hidden = true;
      document.querySelector("main").inert = false;
    }
    this.returnTo?.focus();
  }

  complain(text) {
    this.alert.textContent = text;
  }

  #step(title, step, record) {
    const entries = Object.entries(this.rules.fields).filter(([name, rule]) => rule.step === step && name in record);
    if (!entries.length) return [];
    const pairs = entries.flatMap(([name, rule]) =>
      rule.type === "rows"
        ? record[name].flatMap((row, at) => [
            element("dt", { textContent: `${rule.rowLabel} ${at + 1}` }),
            element("dd", { textContent: Object.entries(row).map(([part, value]) => shown(rule.fields[part], value)).join(" · ") }),
          ])
        : [element("dt", { textContent: rule.label }), element("dd", { textContent: shown(rule, record[name]) })],
    );
    return [element("h3", { textContent: title }), element("dl", {}, ...pairs)];
  }
}
