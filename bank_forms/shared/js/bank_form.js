/** A bank form at work: rules, widgets, steps, drafts and sending joined together. */
import messages from "../messages.json" with { type: "json" };
import { combobox } from "./combobox.js";
import { datepicker } from "./datepicker.js";
import { Drafts } from "./drafts.js";
import { FieldView } from "./fields.js";
import { moneyBox } from "./money.js";
import { Notices } from "./notices.js";
import { Review } from "./review.js";
import { Rows } from "./rows.js";
import { holds, inspect, isRequired } from "./rules.js";
import { shiftedDay, todayHere } from "./values.js";
import { Wizard } from "./wizard.js";

/** One of a repeated row; what is required of it and missing is among the problems. */
const isCell = ({ key }) => key.includes("[");
/** What tells whether a control still holds what was judged last. */
const stateOf = ({ value, checked }) => `${checked} ${value}`;

class BankForm {
  views = new Map();
  rows = new Map();
  touched = new Set();
  refused = {};
  pressing = false;
  late = false;
  judged = undefined;
  onInput = new Map();
  onLeave = new Map();

  constructor(rules) {
    this.rules = rules;
    this.form = document.querySelector("form[data-form]");
    this.form.noValidate = true;
    for (const [name, rule] of Object.entries(rules.fields)) this.#addField(name, rule);
    this.notices = new Notices(this.form, (key) => this.goTo(key));
    this.drafts = new Drafts(rules.form);
    this.wizard = new Wizard(this.form, document, (step) => this.checkStep(step));
    this.review = new Review(this.form, rules, () => this.send());
    this.submit = this.form.querySelector("[type=submit]");
    this.#listen();
    this.refresh();
    document.querySelector(".bar [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
    const draft = this.drafts.load();
    if (draft) this.notices.offerDraft(draft, () => this.fill(draft.raw), () => this.drafts.drop());
  }

  #addField(name, rule) {
    if (rule.type === "rows") {
      this.rows.set(name, new Rows(this.form, name, rule, () => this.submit && this.refresh()));
      return;
    }
    const view = new FieldView(name, rule, this.form.querySelector(`[data-field="${name}"]`));
    this.views.set(name, view);
    const [control] = view.controls;
    if (rule.type === "money") this.onInput.set(control, moneyBox(control));
    if (rule.type === "combobox") this.onLeave.set(control, combobox(control, rule));
    if (rule.type === "datepicker") {
      const box = datepicker(control);
      this.onInput.set(control, box.typed);
      this.onLeave.set(control, box.settle);
    }
    if (rule.uppercase) this.onLeave.set(control, () => (control.value = control.value.toUpperCase()));
    if (rule.type === "date") {
      if (rule.min) control.min = shiftedDay(rule.min, todayHere());
      if (rule.max) control.max = shiftedDay(rule.max, todayHere());
    }
  }

  #listen() {
    const form = this.form;
    form.addEventListener("input", ({ target }) => {
      this.onInput.get(target)?.();
      delete this.refused[target.name];
      this.refresh();
      this.judged = { target, state: stateOf(target) };
    });
    const leave = ({ target }) => {
      if (!target.name) return;
      this.onInput.get(target)?.();
      this.onLeave.get(target)?.();
      const left = this.touched.has(target.name);
      this.touched.add(target.name);
      if (this.pressing) this.late = true;
      else if (this.judged?.target !== target || this.judged.state !== stateOf(target)) {
        delete this.refused[target.name];
        this.refresh();
        this.judged = { target, state: stateOf(target) };
      } else if (!left) this.#show();
    };
    // A message that appears between press and release would move the button away under the pointer.
    document.addEventListener("pointerdown", () => (this.pressing = true), true);
    for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => this.#released(), true);
    form.addEventListener("change", leave);
    form.addEventListener("blur", leave, true);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { record, problems } = this.refresh();
      if (Object.keys(problems).length) this.showProblems(problems);
      else this.review.open(record);
    });
    const acts = { save: () => this.save(), print: () => window.print(), reset: () => this.reset() };
    for (const [name, act] of Object.entries(acts)) {
      form.querySelector(`[data-act=${name}]`).addEventListener("click", act);
    }
  }

  #released() {
    this.pressing = false;
    if (!this.late) return;
    this.late = false;
    setTimeout(() => this.refresh());
  }

  get raw() {
    return Object.fromEntries(Object.keys(this.rules.fields).map((name) => [name, (this.views.get(name) ?? this.rows.get(name)).raw]));
  }

  get allViews() {
    return [...this.views.values(), ...[...this.rows.values()].flatMap((rows) => rows.views)];
  }

  stepOf(key) {
    return this.rules.fields[key.split("[")[0]].step;
  }

  /** Judges the whole form and shows what came of it; gives the record and its problems. */
  refresh() {
    const { record, problems } = inspect(this.rules, this.raw, todayHere());
    Object.assign(problems, this.refused);
    for (const view of this.views.values()) {
      if (view.controls[0].validity.badInput) problems[view.key] = messages[view.rule.type].replace("{label}", view.rule.label);
    }
    for (const [name, view] of this.views) {
      view.use(!view.rule.when || holds(view.rule.when, record), isRequired(view.rule, record));
    }
    for (const rows of this.rows.values()) {
      const active = !rows.rule.when || holds(rows.rule.when, record);
      rows.use(active);
      rows.raw.forEach((row, at) => {
        const used = Object.values(row).some((value) => value !== "");
        for (const [part, rule] of Object.entries(rows.rule.fields)) {
          rows.views.find((view) => view.key === `${rows.name}[${at}].${part}`).use(active, used && Boolean(rule.required));
        }
      });
    }
    this.last = { record, problems };
    this.#show();
    return this.last;
  }

  #show() {
    const { record, problems } = this.last;
    for (const view of this.allViews) view.complain(problems[view.key] ?? "", this.touched.has(view.key));
    this.#showProgress(record, problems);
  }

  #showProgress(record, problems) {
    this.submit.disabled = Object.keys(problems).length > 0;
    const keysOf = (step, found) => Object.keys(found).filter((key) => this.stepOf(key) === step);
    const steps = this.rules.steps.map((_, at) => at + 1);
    const states = steps.map((step) => {
      const wrong = keysOf(step, problems);
      if (wrong.some((key) => this.touched.has(key))) return "wrong";
      return !wrong.length && keysOf(step, record).length ? "done" : "";
    });
    this.wizard.mark(states, steps.map((step) => keysOf(step, problems).length === 0));
    // Of a row that was begun some cells are required too: whoever counts controls counts them.
    const needed = this.allViews.filter((view) => view.required && !view.wrapper.hidden);
    const filled = needed.filter((view) => (view.key in record || isCell(view)) && !(view.key in problems));
    this.notices.progress(filled.length, needed.length);
  }

  checkStep(step) {
    const { problems } = this.refresh();
    const here = Object.fromEntries(Object.entries(problems).filter(([key]) => this.stepOf(key) === step));
    if (!Object.keys(here).length) {
      this.notices.clear();
      return true;
    }
    this.showProblems(here);
    return false;
  }

  showProblems(problems) {
    for (const key of Object.keys(problems)) this.touched.add(key);
    this.refresh();
    this.notices.problems(problems);
  }

  goTo(key) {
    this.wizard.show(this.stepOf(key));
    (this.allViews.find((view) => view.key === key) ?? this.allViews.find((view) => view.key.startsWith(key)))?.focus();
  }

  fill(raw) {
    for (const [name, rows] of this.rows) if (raw[name]) rows.rebuild(raw[name]);
    for (const [name, view] of this.views) if (name in raw) view.raw = raw[name];
    for (const tidy of this.onInput.values()) tidy();
    this.refresh();
  }

  save() {
    const kept = this.drafts.save(this.raw);
    const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
    this.notices.say(kept ? `Đã lưu nháp lúc ${time}.` : "Trình duyệt này không cho lưu nháp.");
  }

  reset() {
    if (!window.confirm("Xóa toàn bộ thông tin đã nhập và làm lại từ đầu?")) return;
    this.clear();
    this.notices.say("Đã xóa toàn bộ thông tin.");
  }

  clear() {
    this.form.reset();
    this.touched.clear();
    this.refused = {};
    this.judged = undefined;
    for (const rows of this.rows.values()) rows.rebuild(rows.blank);
    for (const tidy of this.onInput.values()) tidy();
    this.notices.clear();
    this.wizard.show(1);
    this.refresh();
  }

  async send() {
    let answer;
    let body;
    try {
      answer = await fetch("submissions", { method: "POST", body: new FormData(this.form) });
      body = await answer.json();
    } catch {
      this.review.complain("Chưa gửi được: không kết nối được với máy chủ. Thông tin vẫn còn nguyên.");
      return;
    }
    if (answer.ok) {
      this.review.close();
      this.drafts.drop();
      this.notices.received(body, () => this.clear());
      return;
    }
    const fields = body.error?.details?.fields;
    if (!fields) {
      this.review.complain(`Chưa gửi được: ${body.error?.message ?? answer.status}`);
      return;
    }
    this.review.close();
    this.refused = fields;
    this.showProblems(fields);
  }
}

/** Starts the form of the page by its rules. */
export function startForm(rules) {
  return new BankForm(rules);
}
