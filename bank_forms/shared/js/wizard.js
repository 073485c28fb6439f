/** The steps of a form: which one is shown, its tabs, Next and Back. */
export class Wizard {
  constructor(form, page, mayLeave) {
    this.form = form;
    this.sections = [...form.querySelectorAll("[data-step]")];
    this.tabs = [...page.querySelectorAll("[data-go]")];
    this.next = form.querySelector("[data-act=next]");
    this.back = form.querySelector("[data-act=back]");
    this.submit = form.querySelector("[type=submit]");
    this.now = 1;
    this.mayGo = [];
    this.next.addEventListener("click", () => mayLeave(this.now) && this.show(this.now + 1, true));
    this.back.addEventListener("click", () => this.show(this.now - 1, true));
    for (const tab of this.tabs) tab.addEventListener("click", () => this.show(Number(tab.dataset.go), true));
    this.show(1);
  }

  get last() {
    return this.sections.length;
  }

  show(step, focus = false) {
    this.now = Math.min(Math.max(step, 1), this.last);
    this.sections.forEach((section) => (section.hidden = Number(section.dataset.step) !== this.now));
    for (const tab of this.tabs) {
      if (Number(tab.dataset.go) === this.now) tab.setAttribute("aria-current", "step");
      else tab.removeAttribute("aria-current");
    }
    this.#guardNext();
    this.back.hidden = this.now === 1;
    this.next.hidden = this.now === this.last;
    if (!("always" in this.submit.dataset)) this.submit.hidden = this.now !== this.last;
    if (!focus) return;
    const heading = this.sections[this.now - 1].querySelector("h2, legend");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    this.form.parentElement.scrollIntoView({ block: "start" });
  }

  /** Marks each tab with what its step came to ("done", "wrong" or ""); `mayGo` frees a guarded Next. */
  mark(states, mayGo) {
    for (const tab of this.tabs) {
      const state = states[Number(tab.dataset.go) - 1];
      if (tab.dataset.state !== state) tab.dataset.state = state;
    }
    this.mayGo = mayGo;
    this.#guardNext();
  }

  /** A form with data-next="when-valid" lets go on only from a step in order. */
  #guardNext() {
    if (this.form.dataset.next === "when-valid") this.next.disabled = !this.mayGo[this.now - 1];
  }
}
