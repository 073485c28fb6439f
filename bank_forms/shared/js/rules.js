/** The rules of a form, decided over plain values: no page in here.
 *
 * The server decides the same rules over the same files (`services/forms/inspect.py`); a test runs both
 * over one set of records and compares them.
 */
import messages from "../messages.json" with { type: "json" };
import { readDate, readDateTime, readNumber, readTime, shiftedDay, spokenLimit } from "./values.js";

const BLANK = Symbol("blank");
const EMAIL = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/;
const DATES = new Set(["date", "datepicker", "datetime"]);

/** Thrown where a value breaks a rule. No Error: a stack trace per empty field would slow every key stroke. */
class Refused {
  constructor(message) {
    this.message = message;
  }
}

const compiled = new Map();

function matches(pattern, text) {
  if (!compiled.has(pattern)) compiled.set(pattern, new RegExp(pattern));
  return compiled.get(pattern).test(text);
}

function refuse(kind, rule, limit = "") {
  throw new Refused(messages[kind].replace("{label}", rule.label).replace("{limit}", limit));
}

/** Whether a condition holds over a record of canonical values. */
export function holds(condition, record) {
  if (condition.all) return condition.all.every((part) => holds(part, record));
  if (condition.any) return condition.any.some((part) => holds(part, record));
  const value = record[condition.field] ?? null;
  if ("is" in condition) return value === condition.is;
  if ("in" in condition) return condition.in.includes(value);
  if ("notIn" in condition) return !condition.notIn.includes(value);
  return typeof value === "number" && value >= condition.atLeast;
}

/** The record in canonical values and what is wrong with it, by field name. */
export function inspect(rules, raw, today) {
  const record = {};
  const problems = {};
  for (const [name, rule] of Object.entries(rules.fields)) {
    if (rule.when && !holds(rule.when, record)) continue;
    if (rule.type === "rows") inspectRows(name, rule, raw[name] ?? [], today, record, problems);
    else inspectField(name, rule, raw[name], today, record, problems);
  }
  for (const check of rules.checks ?? []) {
    if (partsOf(check).some((name) => name in problems) || (check.when && !holds(check.when, record))) continue;
    if (!compares(check, record)) problems[check.field] = check.message;
  }
  return { record, problems };
}

/** Whether a field must be filled, given the canonical values before it. */
export function isRequired(rule, record) {
  return Boolean(rule.required || (rule.requiredWhen && holds(rule.requiredWhen, record)));
}

function inspectField(name, rule, raw, today, record, problems, key = name) {
  try {
    const value = canonical(rule, raw);
    if (value === BLANK) {
      if (isRequired(rule, record)) refuse(missingKind(rule), rule);
      return;
    }
    record[name] = value;
    limits(rule, value, today);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problems[key] = error.message;
  }
}

function inspectRows(name, rule, rows, today, record, problems) {
  const kept = [];
  rows.forEach((row, index) => {
    if (Object.values(row).every((value) => value === "" || value === undefined)) return;
    const inner = {};
    for (const [part, partRule] of Object.entries(rule.fields)) {
      inspectField(part, partRule, row[part], today, inner, problems, `${name}[${index}].${part}`);
    }
    kept.push(inner);
  });
  if (kept.length) record[name] = kept;
  if (kept.length > rule.maxRows) problems[name] = fill("rowCount", rule, rule.maxRows);
}

function fill(kind, rule, limit) {
  return messages[kind].replace("{label}", rule.label).replace("{limit}", String(limit));
}

function missingKind(rule) {
  if (rule.type === "checkbox") return "tick";
  if (rule.type === "file") return "attach";
  return rule.options ? "choose" : "required";
}

function canonical(rule, raw) {
  if (rule.type === "checkbox") return raw === true || raw === "true" || raw === "on" ? true : BLANK;
  if (rule.type === "file") return canonicalFiles(rule, raw ?? []);
  if (rule.type === "checkboxes") return canonicalChoices(rule, raw ?? []);
  const text = String(raw ?? "").normalize("NFC").trim();
  if (text === "") return BLANK;
  switch (rule.type) {
    case "number":
      return readNumber(text) ?? refuse("number", rule);
    case "money":
      return /^\d[\d. ]*$/.test(text) ? Number(text.replace(/[. ]/g, "")) : refuse("money", rule);
    case "tel": {
      const digits = text.replace(/[\s.()-]/g, "").replace(/^\+?84(?=\d{9}$)/, "0");
      return /^0\d{9,10}$/.test(digits) ? digits : refuse("tel", rule);
    }
    case "email":
      return EMAIL.test(text) ? text : refuse("email", rule);
    case "date":
    case "datepicker":
      return readDate(text) ?? refuse("date", rule);
    case "datetime":
      return readDateTime(text) ?? refuse("datetime", rule);
    case "time":
      return readTime(text) ?? refuse("time", rule);
    case "select":
    case "radio":
      return rule.options.some((option) => option.value === text) ? text : refuse("option", rule);
    case "combobox": {
      const found = rule.options.find((option) => option.value === text || option.label === text);
      if (!found && !rule.free) refuse("option", rule);
      return found ? found.value : text;
    }
    default:
      return rule.uppercase ? text.toUpperCase() : text;
  }
}

function canonicalChoices(rule, raw) {
  const chosen = Array.isArray(raw) ? raw : [raw];
  if (chosen.some((value) => !rule.options.some((option) => option.value === value))) refuse("option", rule);
  return chosen.length ? rule.options.map((option) => option.value).filter((value) => chosen.includes(value)) : BLANK;
}

function canonicalFiles(rule, files) {
  if (!files.length) return BLANK;
  if (files.length > rule.maxFiles) refuse("fileCount", rule, rule.maxFiles);
  for (const file of files) {
    if (!rule.accept.some((ending) => file.name.toLowerCase().endsWith(ending))) {
      refuse("fileType", rule, rule.accept.join(", "));
    }
    if (file.size > rule.maxMegabytes * 1_000_000) refuse("fileSize", rule, rule.maxMegabytes);
  }
  return files.map((file) => file.name);
}

function limits(rule, value, today) {
  const refuseWith = (own, kind, limit) => {
    if (own) throw new Refused(own);
    refuse(kind, rule, spokenLimit(limit));
  };
  if (typeof value === "string" && (!rule.options || rule.free)) {
    if (value.length < (rule.minLength ?? 0)) refuse("minLength", rule, rule.minLength);
    if (value.length > (rule.maxLength ?? Infinity)) refuse("maxLength", rule, rule.maxLength);
  }
  if (rule.pattern && !matches(rule.pattern, value)) refuseWith(rule.patternMessage, "pattern", "");
  if (DATES.has(rule.type)) {
    const day = value.slice(0, 10);
    const [min, max] = [shiftedDay(rule.min, today), shiftedDay(rule.max, today)];
    if (min && day < min) refuseWith(rule.minMessage, "minDate", min);
    if (max && day > max) refuseWith(rule.maxMessage, "maxDate", max);
  } else if (typeof value === "number") {
    if (value < (rule.min ?? -Infinity)) refuseWith(rule.minMessage, "min", rule.min);
    if (value > (rule.max ?? Infinity)) refuseWith(rule.maxMessage, "max", rule.max);
    if (rule.increment && !Number.isInteger(value / rule.increment)) {
      refuse(rule.increment === 1 ? "whole" : "increment", rule, spokenLimit(rule.increment));
    }
  }
}

function partsOf({ field, left, right }) {
  return [field, left, ...(typeof right === "string" ? [right] : [...(right.plus ?? []), ...(right.minus ?? [])])];
}

function compares(check, record) {
  const left = record[check.left];
  const right = operand(check.right, record);
  if (left === undefined || right === undefined) return true;
  const [a, b] = typeof left === "string" ? shortened(left, right) : [left, right];
  return { ">=": a >= b, ">": a > b, "<=": a <= b, "==": a === b }[check.op];
}

/** A date against a date with a time: only the days are compared. */
function shortened(a, b) {
  const length = Math.min(a.length, b.length);
  return [a.slice(0, length), b.slice(0, length)];
}

function operand(right, record) {
  if (typeof right === "string") return record[right];
  let sum = 0;
  for (const [names, sign] of [[right.plus, 1], [right.minus, -1]]) {
    for (const name of names ?? []) {
      if (record[name] === undefined) return undefined;
      sum += sign * record[name];
    }
  }
  return sum;
}
