/** Everything that will be sent, before it is sent. A change here voids the question, as it does by voice. */
import { CircleHelp } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
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
import { LooseFiles } from "./LooseFiles";
import { ReviewLines } from "./ReviewLines";

interface Props {
  form: Form;
  open: boolean;
  /** The question stands: a yes now sends exactly what is shown. */
  standing: boolean;
  /** What is worth a look, in the agent's words. */
  notes?: readonly string[];
  /** The form that the question was about: what is another value now is marked. */
  reviewed: Form | null;
  changes: SessionState["changes"];
  /** Fields whose values somebody should look at. */
  unsure?: ReadonlySet<string>;
  /** Files that were given and stand in no field. */
  loose?: readonly string[];
  last: Exchange | undefined;
  voice: Voice;
  onSay: (text: string) => void;
  onSet: (field: string, value: string) => void;
  onLook?: (field: string) => void;
  onAttach?: (file: string, field: string) => void;
  onClose: () => void;
}

const NONE: ReadonlySet<string> = new Set();
const NO_LINES: readonly string[] = [];
const nothing = () => undefined;

export function ReviewSheet({ form, open, standing, notes = NO_LINES, reviewed, changes, unsure = NONE, loose = NO_LINES, last, voice, onSay, onSet, onLook = nothing, onAttach = nothing, onClose }: Props) {
  const say = useSay();
  const asked = new Map(reviewed?.fields.map((f) => [f.name, f.value]));
  const isNew = (field: Field) => reviewed !== null && field.value !== (asked.get(field.name) ?? "");
  const changed = differs(reviewed, form);
  const busy = last?.state === "waiting";
  const first = useFirst(open, last?.id);
  // Who types on after "gửi đơn" types into the sheet, not into what lies behind it.
  const box = useRef<HTMLInputElement>(null);
  // Another question that was asked meanwhile, as whether to leave the form: its answers are not those about sending.
  const other = !standing && last?.state === "answered" ? (last.pending?.options ?? []) : [];
  const fields = filledFields(form);
  const wrong = form.fields.filter((f) => form.missing.includes(f.name) || form.invalid.includes(f.name));
  // A required value that was taken out keeps its line: it is put in again where it was.
  const lines = form.fields.filter((f) => fields.includes(f) || form.missing.includes(f.name));
  const refuse = () => {
    if (standing) onSay(SAY.no);
    onClose();
  };
  const answer = standing ? SAY.yes : other.length === 0 ? SAY.submit : "";
  // From any of the lines and from the empty box, and by two keys: Enter alone is pressed without meaning to send. Other boxes and buttons keep their own.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    const empty = event.target === box.current && box.current?.value === "";
    if (!empty && event.target instanceof Element && event.target.closest("form, header, footer")) return;
    event.preventDefault();
    if (answer && !busy) onSay(answer);
  };
  const wide = "min-h-11 max-sm:flex-1 max-sm:justify-center";
  const footer = (
    <div className="space-y-3">
      {notes.map((note) => <p key={note} role="note" lang="vi" className="flex items-start gap-2 rounded-xl bg-ask-tint px-3 py-2 text-sm text-ask max-sm:text-xs"><CircleHelp size={16} aria-hidden className="mt-0.5 shrink-0" />{note}</p>)}
      <LooseFiles files={loose} form={form} busy={busy} onAttach={onAttach} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get("text") ?? "").trim();
          if (text) onSay(text);
          event.currentTarget.reset();
        }}
      >
        <input ref={box} name="text" aria-label={say("reviewSay")} placeholder={say("reviewSay")} className="min-h-11 w-full rounded-full bg-wash px-4 py-2.5 text-sm ring-1 ring-edge placeholder:truncate placeholder:text-faint" />
      </form>
      {!standing && <p role="status" className="text-sm text-ask"><span lang="vi">{last?.reply}</span> {other.length === 0 && <strong>{wrong.length > 0 ? say("reviewWrong", { names: wrong.map((f) => spokenLabel(f.label)).join(", ") }) : say(changed ? "reviewChanged" : "reviewUnsent")}</strong>}</p>}
      {standing && last?.state === "answered" && last.id !== first && (
        <p role="status" className="text-sm text-ask"><span lang="vi">“{last.heard}”</span>: <strong>{say("reviewStands")}</strong></p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto max-sm:basis-full">
          <VoiceState voice={voice} />
          {other.length === 0 && <span className="text-xs text-faint">{say(standing ? "orSay" : "orSayAgain")}<span className="hidden pointer-fine:inline">{say("orKeys")}</span></span>}
        </span>
        {other.map((option) => <Button key={option} lang="vi" className={wide} disabled={busy} onClick={() => onSay(option)}>{option}</Button>)}
        {other.length === 0 && <Button className={wide} onClick={refuse}>{say("notYet")}</Button>}
        {standing ? (
          <Button look="primary" className={wide} disabled={busy} aria-keyshortcuts="Control+Enter" onClick={() => onSay(SAY.yes)}>{say("confirm")}</Button>
        ) : other.length > 0 ? null : (
          <Button look="primary" className={wide} disabled={busy} aria-keyshortcuts="Control+Enter" onClick={() => onSay(SAY.submit)}>{say("askAgain")}</Button>
        )}
      </div>
    </div>
  );
  return (
    <Sheet open={open} onClose={refuse} title={say("reviewTitle")} about={say("reviewAbout", { count: fields.length })} footer={footer} onKeyDown={onKeyDown} caret={box}>
      <ReviewLines lines={lines} wrong={wrong} isNew={isNew} unsure={unsure} changes={changes} onSet={onSet} onLook={onLook} />
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
