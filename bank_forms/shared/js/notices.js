/** What a form tells its user: progress, error summary, short statuses, the reference at the end. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Long enough to be read. */
const STAYS_MS = 5000;

export class Notices {
  constructor(form, goTo) {
    this.form = form;
    this.goTo = goTo;
    this.bar = document.querySelector("[data-progress]");
    this.barText = document.querySelector("[data-progress-text]");
    this.summary = element("div", { className: "summary", role: "alert", tabIndex: -1, hidden: true });
    // Below the buttons that it tells of, in room of its own: over the page it would hide the menu or a field.
    this.status = element("p", { className: "told", role: "status" });
    form.before(this.summary);
    form.querySelector(".actions").append(this.status);
  }

  progress(filled, needed) {
    this.bar.max = needed;
    this.bar.value = filled;
    const text = `${filled}/${needed} mục bắt buộc`;
    if (this.barText.textContent !== text) this.barText.textContent = text;
  }

  problems(problems) {
    const entries = Object.entries(problems).map(([key, message]) => {
      const link = element("a", { href: `#${key.replace(/[[\].]+/g, "-")}`, textContent: message });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.goTo(key);
      });
      return element("li", {}, link);
    });
    const title = element("h2", { textContent: `Có ${entries.length} chỗ cần xem lại` });
    this.summary.replaceChildren(title, element("ul", {}, ...entries));
    this.summary.hidden = false;
    this.summary.focus();
  }

  clear() {
    this.summary.hidden = true;
    this.summary.replaceChildren();
  }

  say(text) {
    this.status.textContent = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.status.textContent = ""), STAYS_MS);
  }

  offerDraft(draft, open, drop) {
    const when = new Date(draft.savedAt).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
    const yes = element("button", { type: "button", className: "small", textContent: "Mở bản nháp" });
    const no = element("button", { type: "button", className: "small quiet", textContent: "Bỏ bản nháp" });
    const box = element("div", { className: "draft" }, element("p", { textContent: `Có bản nháp lưu lúc ${when}.` }), yes, no);
    this.form.before(box);
    yes.addEventListener("click", () => {
      open();
      box.remove();
    });
    no.addEventListener("click", () => {
      drop();
      box.remove();
    });
  }

  received({ reference, message }, again) {
    this.clear();
    const code = element("p", { className: "reference" }, element("span", { textContent: "Mã hồ sơ" }), element("strong", { textContent: reference }));
    const print = element("button", { type: "button", textContent: "In biên nhận" });
    const restart = element("button", { type: "button", className: "primary", textContent: "Lập hồ sơ mới" });
    const title = element("h2", { textContent: "Gửi thành công", tabIndex: -1 });
    const told = element("div", { role: "status" }, title, element("p", { textContent: message }), code);
    const panel = element("section", { className: "received" }, told, element("div", { className: "actions" }, print, restart));
    const steps = document.querySelector(".steps");
    this.form.hidden = steps.hidden = true;
    this.form.before(panel);
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "center" });
    print.addEventListener("click", () => window.print());
    restart.addEventListener("click", () => {
      panel.remove();
      this.form.hidden = steps.hidden = false;
      again();
    });
  }
}
