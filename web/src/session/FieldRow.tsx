import { Check, Circle, CircleDot, CircleHelp, TriangleAlert } from "lucide-react";
import { useRef } from "react";
import type { Field } from "../client/types";
import { type FieldState, isEmpty, shown } from "../form/values";
import { type Key, useSay } from "../i18n";
import { FieldEditor } from "./FieldEditor";

/** `unsure`: filled, but the agent asked to have a look at it. */
type Mark = FieldState | "unsure";

interface Props {
  field: Field;
  state: Mark;
  changes: number;
  focused: boolean;
  /** What words being said would put there, in the place where it will stand; undefined for nothing. */
  would?: string | undefined;
  /** It can be gone to: it is seen, or stands on another step. */
  reachable: boolean;
  open: boolean;
  onOpen: (on: boolean) => void;
  /** Show it on the page, as a click on it there would: that says nothing and answers nothing. */
  onFocus: (field: string) => void;
  onSet: (field: string, value: string) => void;
  /** What was entered with a doubt is right. */
  onLook?: ((field: string) => void) | undefined;
}

const STATES: Readonly<Record<Mark, readonly [typeof Check, string, Key]>> = {
  filled: [Check, "text-brand", "stateFilled"],
  unsure: [CircleHelp, "text-ask", "stateUnsure"],
  missing: [CircleDot, "text-ask", "stateMissing"],
  invalid: [TriangleAlert, "text-bad", "stateInvalid"],
  asked: [CircleDot, "text-brand", "stateAsked"],
  empty: [Circle, "text-line", "stateEmpty"],
};

/** Two names of one motion: it begins anew when the name changes, and the line stays the same element. */
const LIT = ["", "motion-safe:animate-filled", "motion-safe:animate-filled-again"];

/** How a value lights up that was changed so often. */
export function lit(changes = 0): string {
  return LIT[changes && 1 + (changes % 2)] ?? "";
}

export function FieldRow({ field, state, changes, focused, would, reachable, open, onOpen, onFocus, onSet, onLook }: Props) {
  const say = useSay();
  const line = useRef<HTMLButtonElement>(null);
  // Whoever goes through the lines by keys goes on from the one that was changed.
  const done = () => {
    line.current?.focus();
    onOpen(false);
  };
  const [Icon, look, word] = STATES[state];
  const holds = would === undefined ? field : { ...field, value: would };
  // A box that need not be ticked says no as long as it is not; one that must be holds nothing yet.
  const tells = !isEmpty(holds) || (field.type === "checkbox" && !field.required);
  const value = tells ? shown(holds.value, field, say("yes"), say("no")) : "";
  return (
    <li data-field={field.name} data-state={state === "unsure" ? "filled" : state} data-unsure={state === "unsure" || undefined} className={`rounded-xl ${open ? "bg-wash ring-1 ring-line" : ""}`}>
      <button
        ref={line}
        type="button"
        aria-expanded={open}
        onClick={() => {
          onOpen(!open);
          if (!open && !focused && reachable && field.enabled) onFocus(field.name);
        }}
        className={`flex w-full items-start gap-2.5 rounded-xl px-2 py-2 text-left hover:bg-wash ${state === "asked" ? "bg-brand-tint" : ""}`}
      >
        <Icon size={16} aria-hidden strokeWidth={2.4} className={`mt-0.5 shrink-0 ${look}`} />
        <span className="min-w-0 flex-1">
          <span lang="vi" className="block text-xs text-soft">
            {field.label}
            {field.required && <span aria-hidden className="text-bad"> *</span>}
          </span>
          {/* A line of its own even while empty, and the same one before and after: nothing moves when it is filled. */}
          <span lang="vi" data-would={would !== undefined || undefined} className={`block min-h-5 rounded text-sm font-medium wrap-anywhere ${lit(changes)} ${would === undefined ? "" : "text-ask underline decoration-dashed underline-offset-4"}`}>
            {would !== undefined && <span className="sr-only">{say("wouldFill")}: </span>}
            {value || <span aria-hidden className="font-normal text-faint">—</span>}
          </span>
          {state === "invalid" && field.message && <span lang="vi" className="block text-xs text-bad">{field.message}</span>}
        </span>
        <span className={state === "filled" || state === "empty" ? "sr-only" : `text-xs ${look}`}>{state === "empty" && value ? "" : say(word)}</span>
      </button>
      {open && !field.enabled && <p className="px-2 pb-2.5 pl-8 text-xs text-soft">{say(field.readonly ? "readonly" : "disabled")}</p>}
      {open && field.enabled && <FieldEditor field={field} onDone={done} onSet={onSet} onRight={state === "unsure" ? () => onLook?.(field.name) : undefined} />}
    </li>
  );
}
