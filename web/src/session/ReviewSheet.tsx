/** Everything that will be sent, before it is sent. A change here voids the question, as it does by voice. */
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Field, Form } from "../client/types";
import type { Exchange, SessionState } from "../form/state";
import { differs, filledFields } from "../form/sections";
import { SAY } from "../form/sentences";
import { spokenLabel } from "../form/values";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { Sheet } from "../ui/Sheet";
import type { Voice } from "../voice/useVoice";
import { VoiceState } from "../voice/VoiceBar";
import { FieldEditor } from "./FieldEditor";
import { lit } from "./FieldRow";
import { FixedLine, Named } from "./ReviewLine";

interface Props {
  form: Form;
  open: boolean;
  /** The question stands: a yes now sends exactly what is shown. */
  standing: boolean;
  /** The form that the question was about: what is another value now is marked. */
  reviewed: Form | null;
  changes: SessionState["changes"];
  last: Exchange | undefined;
  voice: Voice;
  onSay: (text: string) => void;
  onSet: (field: string, value: string) => void;
  onClose: () => void;
}

export function ReviewSheet({ form, open, standing, reviewed, changes, last, voice, onSay, onSet, onClose }: Props) {
  const say = useSay();
  const [editing, setEditing] = useState("");
  const asked = new Map(reviewed?.fields.map((f) => [f.name, f.value]));
  const isNew = (field: Field) => reviewed !== null && field.value !== (asked.get(field.name) ?? "");
  const changed = differs(reviewed, form);
  const busy = last?.state === "waiting";
  const first = useFirst(open, last?.id);
  const list = useRef<HTMLUListElement>(null);
  useInSight(list, open, changes);
  const fields = filledFields(form);
  const wrong = form.fields.filter((f) => form.missing.includes(f.name) || form.invalid.includes(f.name));
  // A required value that was taken out keeps its line: it is put in again where it was.
  const lines = form.fields.filter((f) => fields.includes(f) || form.missing.includes(f.name));
  const refuse = () => {
    if (standing) onSay(SAY.no);
    onClose();
  };
  const wide = "min-h-11 max-sm:flex-1 max-sm:justify-center";
  const footer = (
    <div className="space-y-3">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get("text") ?? "").trim();
          if (text) onSay(text);
          event.currentTarget.reset();
        }}
      >
        <input name="text" aria-label={say("reviewSay")} placeholder={say("reviewSay")} className="min-h-11 w-full rounded-full bg-wash px-4 py-2.5 text-sm ring-1 ring-edge placeholder:text-faint" />
      </form>
      {!standing && <p role="status" className="text-sm text-ask">{last?.reply} <strong>{wrong.length > 0 ? say("reviewWrong", { names: wrong.map((f) => spokenLabel(f.label)).join(", ") }) : say(changed ? "reviewChanged" : "reviewUnsent")}</strong></p>}
      {standing && last?.state === "answered" && last.id !== first && (
        <p role="status" className="text-sm text-ask"><span lang="vi">“{last.heard}”</span>: <strong>{say("reviewStands")}</strong></p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto max-sm:basis-full">
          <VoiceState voice={voice} />
          <span className="text-xs text-faint">{say(standing ? "orSay" : "orSayAgain")}</span>
        </span>
        <Button className={wide} onClick={refuse}>{say("notYet")}</Button>
        {standing ? (
          <Button look="primary" className={wide} disabled={busy} onClick={() => onSay(SAY.yes)}>{say("confirm")}</Button>
        ) : (
          <Button look="primary" className={wide} disabled={busy} onClick={() => onSay(SAY.submit)}>{say("askAgain")}</Button>
        )}
      </div>
    </div>
  );
  return (
    <Sheet open={open} onClose={refuse} title={say("reviewTitle")} about={say("reviewAbout", { count: fields.length })} footer={footer}>
      <ul ref={list} className="divide-y divide-line" data-review>
        {lines.map((field) => (
          <li key={field.name} data-field={field.name} className={`rounded-lg ${lit(changes[field.name])}`}>
            {field.readonly ? <FixedLine field={field} isNew={isNew(field)} /> : <button type="button" aria-expanded={editing === field.name} onClick={() => setEditing(editing === field.name ? "" : field.name)} className="grid w-full items-baseline gap-x-4 rounded-lg min-h-11 px-2 py-2.5 text-left hover:bg-wash sm:grid-cols-[2fr_3fr]">
              <Named field={field} isNew={isNew(field)} />
            </button>}
            {editing === field.name && <FieldEditor field={field} onSet={onSet} onDone={() => setEditing("")} />}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The turn by which the sheet was opened: it is told by the sheet itself. */
function useFirst(open: boolean, last: string | undefined): string | undefined {
  const [first, setFirst] = useState<string>();
  const [was, setWas] = useState(false);
  if (open !== was) {
    setWas(open);
    setFirst(open ? last : undefined);
  }
  return first;
}

/** A value that is changed while the sheet is open comes into sight. */
function useInSight(list: RefObject<HTMLElement | null>, open: boolean, changes: SessionState["changes"]) {
  const seen = useRef(changes);
  useEffect(() => {
    const changed = Object.keys(changes).find((name) => changes[name] !== seen.current[name]);
    seen.current = changes;
    if (open && changed) list.current?.querySelector(`[data-field="${CSS.escape(changed)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [list, open, changes]);
}
