/** The form's fields by section: what is filled, missing, wrong, asked for. */
import { useEffect, useId, useRef, useState } from "react";
import type { Form, Outcome } from "../client/types";
import { wouldHold } from "../form/chips";
import { progressOf, sectionsOf } from "../form/sections";
import { stateOf } from "../form/values";
import { useSay } from "../i18n";
import { FieldRow } from "./FieldRow";
import { ProgressBar } from "./ProgressBar";
import { saveAll } from "./unsaved";
import { useFollowing } from "./useFollowing";

interface Props {
  form: Form;
  asked: string;
  changes: Readonly<Record<string, number>>;
  focused: string;
  provisional?: readonly Outcome[];
  /** Fields whose values somebody should look at. */
  unsure?: ReadonlySet<string>;
  /** What the last sentence filled: it is brought into sight. */
  latest?: readonly string[];
  onFocus: (field: string) => void;
  onSet: (field: string, value: string) => void;
  onLook?: (field: string) => void;
}

const NONE: readonly string[] = [];

export function FieldList({ form, asked, changes, focused, provisional = [], unsure, latest = NONE, onFocus, onSet, onLook }: Props) {
  const say = useSay();
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [open, setOpen] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const names = useId();
  useFollowing(list, latest, open !== "");
  useEffect(() => {
    if (list.current) list.current.scrollTop = 0;
  }, [form.url]);
  const markOf = (field: Form["fields"][number]) => {
    const state = stateOf(field, asked);
    return state === "filled" && unsure?.has(field.name) ? "unsure" : state;
  };
  const sections = sectionsOf(form)
    .map((section) => ({
      ...section,
      fields: onlyMissing ? section.fields.filter((f) => ["missing", "invalid", "asked"].includes(stateOf(f, asked))) : section.fields,
    }))
    .filter((section) => section.fields.length > 0);
  return (
    <section aria-label={say("fields")} className="flex min-h-0 flex-1 flex-col rounded-2xl bg-paper short:min-h-112 shadow-card ring-1 ring-line">
      <header className="space-y-2 border-b border-line px-4 py-3">
        <div className="flex items-center justify-between gap-2">
          <h2 className="font-semibold">{say("fields")}</h2>
          <label className="flex min-h-6 items-center gap-2 text-xs text-soft">
            <input type="checkbox" className="size-4 accent-(--brand)" checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)} />
            {say("onlyMissing")}
          </label>
        </div>
        <ProgressBar progress={progressOf(form)} />
      </header>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto p-2 short:overflow-visible" tabIndex={0} role="region" aria-label={say("fields")}>
        {sections.length === 0 && <p className="p-3 text-sm text-soft">{say("nothingMissing")}</p>}
        {sections.map((section, at) => (
          <section key={section.title} aria-labelledby={`${names}${at}`} className="pb-2">
            <h3 id={`${names}${at}`} lang="vi" className="px-2 pt-2 pb-1 text-xs font-semibold text-faint">{section.title}</h3>
            <ul>
              {section.fields.map((field) => (
                <FieldRow
                  key={field.name}
                  field={field}
                  state={markOf(field)}
                  changes={changes[field.name] ?? 0}
                  focused={focused === field.name}
                  would={wouldHold(provisional, field.name)}
                  reachable={field.visible || field.step !== form.step}
                  open={open === field.name}
                  onOpen={(on) => {
                    if (on) saveAll();
                    setOpen(on ? field.name : "");
                  }}
                  onFocus={onFocus}
                  onSet={onSet}
                  onLook={onLook}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
