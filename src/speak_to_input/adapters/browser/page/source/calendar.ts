// Picking a day in a calendar that the page draws itself.

import { findControls } from "./controls";
import { all, contains, squeeze, visible } from "./dom";
import { point, waitFor } from "./picking";
import { catchUp } from "./structure";
import { valueOf } from "./values";
import { fold } from "./words";

const MOVES = 400;
const OPEN_MS = 300;
const CELLS = "[role=gridcell],td,button,[class*=day i],[data-date]";
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/** Opens the field's calendar, turns to the month and presses the day. Gives whether the field took it. */
export async function pickDay(name: string, iso: string): Promise<boolean> {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  catchUp();
  const control = findControls().find((c) => c.name === name);
  if (!control || !year || !month || !day) return false;
  const calendar = await open(control.el);
  if (!calendar) return false;
  for (let move = 0; move < MOVES && calendar.isConnected; move++) {
    const shown = monthOf(calendar);
    if (!shown) break;
    const apart = (year - shown.year) * 12 + (month - shown.month);
    if (apart === 0) {
      const cell = dayCell(calendar, iso.slice(0, 10), day);
      if (cell) point(cell);
      await tick();
      break;
    }
    if (!turn(calendar, apart, year, month)) break;
    const before = `${shown.year}-${shown.month}`;
    const moved = await waitFor(() => {
      const now = monthOf(calendar);
      return now && `${now.year}-${now.month}` !== before ? now : null;
    }, OPEN_MS);
    if (!moved) break;
  }
  catchUp();
  const now = findControls().find((c) => c.name === name);
  return now !== undefined && valueOf(now).slice(0, 10) === iso.slice(0, 10);
}

async function open(el: HTMLElement): Promise<HTMLElement | null> {
  const find = (): HTMLElement | null => all("[role=dialog],[role=grid],table,[class*=calendar i],[class*=datepicker i],[class*=picker i]").find(isCalendar) ?? null;
  const already = find();
  if (already && contains(el.parentElement ?? el, already)) return already;
  el.focus({ preventScroll: true });
  point(el);
  const shown = await waitFor(find, OPEN_MS / 3);
  if (shown) return shown;
  const button = el.parentElement?.parentElement?.querySelector<HTMLElement>("button:not([type=submit]),[role=button]");
  if (!button) return null;
  point(button);
  return waitFor(find, OPEN_MS);
}

export function isCalendar(el: HTMLElement): boolean {
  return visible(el) && days(el).length >= 28 && monthOf(el) !== null;
}

function days(calendar: Element): HTMLElement[] {
  return [...calendar.querySelectorAll<HTMLElement>(CELLS)].filter((cell) => /^\d{1,2}$/.test(squeeze(cell.textContent)) && !cell.querySelector(CELLS));
}

/** The month that the calendar's caption or its selects show. */
function monthOf(calendar: Element): { year: number; month: number } | null {
  const outer = calendar.closest("[role=dialog],[class*=calendar i],[class*=picker i]") ?? calendar;
  const [monthSelect, yearSelect] = selects(outer);
  if (monthSelect && yearSelect) return { month: numberOf(monthSelect), year: Number(yearSelect.value) };
  for (const el of outer.querySelectorAll("[aria-live],caption,h1,h2,h3,h4,[class*=title i],[class*=caption i],[class*=header i],[class*=month i],[id*=title i],strong,span,div")) {
    const text = squeeze(el.textContent);
    if (text.length > 40) continue;
    const said = fold(text);
    const found = /(?:thang|t|month)?\s*(\d{1,2})[^\d]{1,6}(\d{4})/.exec(said);
    if (found && Number(found[1]) <= 12) return { month: Number(found[1]), year: Number(found[2]) };
    const named = MONTHS.findIndex((name) => said.includes(name));
    const year = /\d{4}/.exec(said);
    if (named >= 0 && year) return { month: named + 1, year: Number(year[0]) };
  }
  return null;
}

function selects(outer: Element): [HTMLSelectElement | undefined, HTMLSelectElement | undefined] {
  const found = [...outer.querySelectorAll("select")];
  return [found.find((s) => s.options.length === 12), found.find((s) => /^\d{4}$/.test(s.value))];
}

function numberOf(select: HTMLSelectElement): number {
  return select.selectedIndex + 1;
}

function turn(calendar: Element, apart: number, year: number, month: number): boolean {
  const outer = calendar.closest("[role=dialog],[class*=calendar i],[class*=picker i]") ?? calendar;
  const [monthSelect, yearSelect] = selects(outer);
  if (monthSelect && yearSelect) {
    const wanted = [...yearSelect.options].findIndex((option) => Number(option.value) === year);
    if (wanted < 0) return false;
    yearSelect.selectedIndex = wanted;
    monthSelect.selectedIndex = month - 1;
    for (const select of [yearSelect, monthSelect]) select.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }
  const buttons = [...outer.querySelectorAll<HTMLElement>("button,[role=button],a")].filter((b) => visible(b) && !/^\d{1,2}$/.test(squeeze(b.textContent)));
  const named = (words: RegExp): HTMLElement | undefined => buttons.find((b) => words.test(fold(`${b.getAttribute("aria-label") ?? ""} ${b.title} ${b.textContent} ${b.className}`)));
  const far = Math.abs(apart) >= 12 ? named(apart > 0 ? /nam (sau|toi|tiep)|next.?year|»|>>/ : /nam truoc|prev\w*.?year|«|<</) : undefined;
  const near = named(apart > 0 ? /thang (sau|toi|tiep)|next|›|>|→|ke tiep/ : /thang truoc|prev|‹|<|←|truoc/);
  const button = far ?? near;
  if (button) point(button);
  return button !== undefined;
}

function dayCell(calendar: Element, iso: string, day: number): HTMLElement | undefined {
  const cells = days(calendar).filter((cell) => !cell.matches(":disabled,[aria-disabled=true],[class*=disabled i]"));
  const dated = cells.find((cell) => [cell.dataset["date"], cell.dataset["iso"], cell.dataset["day"], cell.getAttribute("datetime")].includes(iso));
  const own = cells.filter((cell) => Number(squeeze(cell.textContent)) === day && !cell.closest("[class*=outside i],[class*=other i],[class*=adjacent i],[class*=muted i]"));
  return dated ?? own[0];
}

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
