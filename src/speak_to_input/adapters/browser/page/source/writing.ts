// A batch of writes: all in one call, then every value is read back.

import { findControls } from "./controls";
import { inOrder } from "./dom";
import { noteEntered } from "./leaving";
import type { Control, Kind } from "./model";
import { attempt, took, turn } from "./setting";
import { lead, type Shown, whereAre } from "./showing";
import { snapshot, type Snapshot } from "./snapshot";
import { catchUp } from "./structure";
import { judge } from "./validity";
import { isUsable, optionsOf, valueOf } from "./values";
import { settled, tell } from "./watch";

export interface Wish { field: string; text: string }

export interface Result {
  status: "done" | "rejected" | "hands";
  before: string;
  after: string;
  error: string;
  /** Wizard step of the field, and whether it can be seen now: hands need it to be. */
  step: number;
  visible: boolean;
  kind: string;
}

interface Job extends Wish {
  state: "open" | "written" | "refused" | "hands";
  why: string;
  before: string;
  seen: boolean;
  wasInvalid: string;
}

/** Kinds that are pressed, not typed into: real keys would do them no better. */
const CHOSEN = new Set<Kind>(["radio", "checkbox", "checkboxes", "select", "multiselect", "range"]);
const isChosen = (control: Control): boolean => CHOSEN.has(control.kind) || control.parts === true;
const PASSES = 60;
/** How long a batch waits for a field to be shown or enabled, and for a list of choices to be loaded. */
const FIELD_WAIT_MS = 60;
const CHOICES_WAIT_MS = 400;
/** … where the list has none at all yet: they come from a server. */
const FETCH_WAIT_MS = 1000;
const RENDER_MS = 12;

/** One result for each wish; `shown` where somebody looks on and nothing is left for hands. */
export interface Written { results: Result[]; shown: Shown | null }

/** `leads` is null where nobody looks on; else it says whether the page may go to the step of what was written. */
export async function write(wishes: Wish[], leads: boolean | null = null): Promise<Written> {
  const jobs: Job[] = wishes.map((wish) => ({ ...wish, state: "open", why: "", before: "", seen: false, wasInvalid: "" }));
  noteEntered(wishes.map((wish) => wish.field));
  await writeAll(jobs);
  await verify(jobs);
  const taken = snapshot();
  const results = jobs.map((job): Result => {
    const field = taken.form.fields.find((f) => f.name === job.field);
    const control = taken.controls.find((c) => c.name === job.field);
    const place = { before: job.before, after: field?.value ?? "", step: field?.step ?? 1, visible: field?.visible ?? false, kind: field?.type ?? "" };
    if (!field || !control) return { status: "rejected", error: job.seen ? "Trường này không còn trên trang." : "Không có trường này trên trang.", ...place };
    if (job.state === "refused" || job.state === "open") return { status: "rejected", error: job.why, ...place };
    if (job.state === "hands") return { status: "hands", error: job.why, ...place };
    if (!took(control, job.text) && overwritten(job, jobs)) return { status: "rejected", error: `${field.label} được điền lại ngay sau đó.`, ...place };
    if (!took(control, job.text)) return { status: isChosen(control) ? "rejected" : "hands", error: field.message || `Trang không nhận giá trị này cho ${field.label}.`, ...place };
    // A complaint that was there before and that only the next submit renews says nothing of the new value.
    const stale = field.message === job.wasInvalid && job.before !== field.value && (control.el as HTMLInputElement).validity?.valid !== false;
    // What was emptied is missing at worst, which is told by itself; a box without its tick is empty.
    const emptied = job.text === "" || (control.kind === "checkbox" && job.text === "false");
    const complaint = !emptied && !field.valid && !stale;
    return { status: complaint ? "rejected" : "done", error: complaint ? field.message || "Trang báo giá trị này không hợp lệ." : "", ...place };
  });
  tell(taken);
  // In the same call: a second one would wait until the page has been painted as nobody needs to see it.
  const shown = leads === null || results.some((result) => result.status === "hands") ? null : await show(jobs, results, leads ? taken : null);
  return { results, shown };
}

/** What came of it, for those who look on; with `taken` the page goes to its step. */
async function show(jobs: Job[], results: Result[], taken: Snapshot | null): Promise<Shown> {
  const last = new Map(jobs.map((job, at) => [job.field, results[at]?.status]));
  const names = [...last.keys()];
  if (!taken) return { ...whereAre(names), turned: false };
  return lead(names, names.filter((name) => last.get(name) === "done"), taken);
}

/** Passes in document order: a field that an earlier write shows, enables or fills with options gets its turn. */
async function writeAll(jobs: Job[]): Promise<void> {
  let [wrote, fetching] = [false, loading(jobs)];
  const start = performance.now();
  for (let pass = 0; pass < PASSES; pass++) {
    let progress = false;
    for (const { job, control } of order(jobs)) {
      if (!job.seen) look(job, control);
      const { state, why } = await attempt(control, job.text);
      job.why = why;
      if (state !== "wait") job.state = state;
      if (state === "written") progress = wrote = true;
    }
    await turn();
    if (jobs.every((job) => job.state !== "open")) return;
    if (progress) continue;
    const choices = named(jobs.filter((job) => job.state === "open")).some(({ control }) => isUsable(control));
    fetching ||= loading(jobs);
    const left = start + (fetching ? FETCH_WAIT_MS : choices ? CHOICES_WAIT_MS : FIELD_WAIT_MS) - performance.now();
    if ((!wrote && !fetching) || left <= 0) return;
    await settled(RENDER_MS * 2, left);
  }
}

/** Lists without a single choice: the page is still fetching what hangs on a choice made just before. */
function loading(jobs: Job[]): boolean {
  return named(jobs.filter((job) => job.state === "open")).some(({ control }) => control.kind === "select" && optionsOf(control)?.length === 0);
}

/** The jobs whose fields are on the page now, with their controls. */
function named(jobs: Job[]): { job: Job; control: Control }[] {
  catchUp();
  const controls = new Map(findControls().map((control) => [control.name, control]));
  return jobs.flatMap((job) => {
    const control = controls.get(job.field);
    return control ? [{ job, control }] : [];
  });
}

function look(job: Job, control: Control): void {
  job.seen = true;
  job.before = valueOf(control);
  job.wasInvalid = judge(control, job.before, false).message;
}

function order(jobs: Job[]): { job: Job; control: Control }[] {
  const found = named(jobs.filter((job) => job.state === "open"));
  // Two writes to one field keep the order in which they were asked for (the sort is stable).
  return found.sort((a, b) => inOrder(a.control.el, b.control.el));
}

/** One look back after the frameworks had their turn; where a value is not there yet, a second one shortly after. */
async function verify(jobs: Job[]): Promise<void> {
  if (late(jobs).length === 0) return;
  await settled(RENDER_MS, RENDER_MS * 3);
  for (const { job, control } of late(jobs)) if (isChosen(control)) await attempt(control, job.text);
  await turn();
}

function late(jobs: Job[]): { job: Job; control: Control }[] {
  return named(jobs.filter((job) => job.state === "written" && !overwritten(job, jobs))).filter(({ job, control }) => !took(control, job.text));
}

/** Of two writes to one field the later one holds. */
function overwritten(job: Job, jobs: Job[]): boolean {
  return jobs.filter((other) => other.field === job.field).at(-1) !== job;
}
