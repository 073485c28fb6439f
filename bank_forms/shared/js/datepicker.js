/** A text box for a date (dd/mm/yyyy) with a calendar that opens beside it. */
import { readDate, shownDate, todayHere } from "./values.js";

const MONTHS = Array.from({ length: 12 }, (_, at) => `Tháng ${at + 1}`);
const DAYS = [["T2", "Thứ hai"], ["T3", "Thứ ba"], ["T4", "Thứ tư"], ["T5", "Thứ năm"], ["T6", "Thứ sáu"], ["T7", "Thứ bảy"], ["CN", "Chủ nhật"]];

const parsed = (iso) => new Date(`${iso}T00:00:00Z`);
const isoOf = (date) => date.toISOString().slice(0, 10);
const plusDays = (iso, days) => isoOf(new Date(parsed(iso).getTime() + days * 86_400_000));

function plusMonths(iso, months) {
  const date = parsed(iso);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return isoOf(date);
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function button(text, label, act) {
  const made = element("button", { type: "button", textContent: text });
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

/** Makes `input` a date box; gives what tidies its text while typing and when it is left. */
export function datepicker(input) {
  const box = input.closest(".datebox");
  const opener = box.querySelector("button");
  const title = element("strong", { id: `${input.id}-month` });
  title.setAttribute("aria-live", "polite");
  const body = element("tbody");
  const calendar = buildCalendar(input, title, body, (months) => show(plusMonths(day, months), true), close);
  box.append(calendar);
  let day = todayHere();

  function show(iso, keepFocus = false) {
    day = iso;
    const date = parsed(iso);
    title.textContent = `${MONTHS[date.getUTCMonth()]} năm ${date.getUTCFullYear()}`;
    body.replaceChildren(...weeks(iso, readDate(input.value)));
    if (!keepFocus) body.querySelector('[tabindex="0"]').focus();
  }

  function open() {
    calendar.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    show(readDate(input.value.trim()) ?? todayHere());
    calendar.scrollIntoView({ block: "nearest" });
  }

  function close(focus = true) {
    if (calendar.hidden) return;
    calendar.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (focus) opener.focus();
  }

  function pick(iso) {
    input.value = shownDate(iso);
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  opener.addEventListener("click", () => (calendar.hidden ? open() : close()));
  body.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-day]");
    if (cell) pick(cell.dataset.day);
  });
  calendar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") keepInside(event, calendar);
    else if (event.target.dataset.day) steer(event, day, show, pick);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target)) close(false);
  });

  return {
    typed: () => {
      // Eight digits in a row are a whole date; anything else is left to the person.
      if (/^\d{8}$/.test(input.value)) input.value = input.value.replace(/(\d\d)(\d\d)(\d{4})/, "$1/$2/$3");
    },
    settle: () => {
      const iso = readDate(input.value.trim());
      if (iso && input.value !== shownDate(iso)) input.value = shownDate(iso);
    },
  };
}

function buildCalendar(input, title, body, turn, close) {
  const head = element("div", { className: "calendar-head" },
    button("«", "Năm trước", () => turn(-12)), button("‹", "Tháng trước", () => turn(-1)), title,
    button("›", "Tháng sau", () => turn(1)), button("»", "Năm sau", () => turn(12)));
  const names = element("tr", {}, ...DAYS.map(([short, long]) => element("th", { scope: "col", abbr: long, textContent: short })));
  const grid = element("table", { role: "grid" }, element("thead", {}, names), body);
  grid.setAttribute("aria-labelledby", title.id);
  const foot = element("div", { className: "calendar-foot" }, button("Đóng lịch", "", () => close()));
  const calendar = element("div", { className: "calendar", role: "dialog", hidden: true }, head, grid, foot);
  calendar.setAttribute("aria-modal", "true");
  calendar.setAttribute("aria-label", "Chọn ngày");
  return calendar;
}

function weeks(iso, chosen) {
  const first = `${iso.slice(0, 8)}01`;
  const lead = (parsed(first).getUTCDay() + 6) % 7;
  const start = plusDays(first, -lead);
  return Array.from({ length: 6 }, (_, week) =>
    element("tr", {}, ...Array.from({ length: 7 }, (_, at) => cell(plusDays(start, week * 7 + at), iso, chosen))));
}

function cell(day, focused, chosen) {
  const knob = button(String(Number(day.slice(8))), shownDate(day), () => undefined);
  knob.dataset.day = day;
  knob.tabIndex = day === focused ? 0 : -1;
  knob.classList.toggle("other-month", day.slice(0, 7) !== focused.slice(0, 7));
  if (day === todayHere()) knob.setAttribute("aria-current", "date");
  const made = element("td", { role: "gridcell" }, knob);
  made.setAttribute("aria-selected", String(day === chosen));
  return made;
}

function steer(event, day, show, pick) {
  const weekday = (parsed(day).getUTCDay() + 6) % 7;
  const targets = {
    ArrowLeft: () => plusDays(day, -1), ArrowRight: () => plusDays(day, 1),
    ArrowUp: () => plusDays(day, -7), ArrowDown: () => plusDays(day, 7),
    Home: () => plusDays(day, -weekday), End: () => plusDays(day, 6 - weekday),
    PageUp: () => plusMonths(day, event.shiftKey ? -12 : -1), PageDown: () => plusMonths(day, event.shiftKey ? 12 : 1),
  };
  if (event.key in targets) {
    event.preventDefault();
    show(targets[event.key]());
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    pick(event.target.dataset.day);
  }
}

/** Keeps Tab inside `dialog`. */
export function keepInside(event, dialog) {
  const stops = [...dialog.querySelectorAll("button, a[href], input, [tabindex]")].filter((stop) => stop.tabIndex >= 0 && !stop.disabled);
  const [first, last] = [stops[0], stops.at(-1)];
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first.focus();
  }
}
