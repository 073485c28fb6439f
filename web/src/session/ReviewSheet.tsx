/** Everything that will be sent, before it is sent. A change here voids the question, as it does by voice. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Field, Form } from "../client/types";
import type { Exchange, SessionState } from "../form/state";
import { differs, filledFields } from "../form/sections";
import { SAY } from "../form/sentences";
import { spokenLabel } from "../form/values";
import { useSay } from "../i18n";
import { Sheet } from "../ui/Sheet";
import type { Voice } from "../voice/useVoice";
import { LooseFiles } from "./LooseFiles";
import { ReviewFooter } from "./ReviewFooter";
import { ReviewLines } from "./ReviewLines";
import { saveAll, useUnsaved } from "./unsaved";

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
  const busy = last?.state === "waiting";
  const first = useFirst(open, last?.id);
  // Who types on after "gửi đơn" types into the sheet, not into what lies behind it.
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useTextWhile(open);
  const unsaved = useUnsaved();
  // Another question that was asked meanwhile, as whether to leave the form: its answers are not those about sending.
  const other = !standing && last?.state === "answered" ? (last.pending?.options ?? NO_LINES) : NO_LINES;
  const fields = filledFields(form);
  const wrong = form.fields.filter((f) => form.missing.includes(f.name) || form.invalid.includes(f.name));
  // A required value that was taken out keeps its line: it is put in again where it was.
  const lines = form.fields.filter((f) => fields.includes(f) || form.missing.includes(f.name));
  const why = wrong.length > 0 ? say("reviewWrong", { names: wrong.map((f) => spokenLabel(f.label)).join(", ") }) : say(differs(reviewed, form) ? "reviewChanged" : "reviewUnsent");
  const refuse = () => {
    if (standing) onSay(SAY.no);
    onClose();
  };
  const tell = () => {
    if (text.trim()) onSay(text.trim());
    setText("");
  };
  // Nothing is sent that somebody typed something else for: that is carried out, and shown here, before there can be a yes.
  const press = () => {
    if (busy) return;
    if (unsaved.length > 0 || text.trim()) {
      saveAll();
      tell();
    } else if (standing) onSay(SAY.yes);
    else if (other.length === 0) onSay(SAY.submit);
  };
  // From wherever one is, and by two keys: Enter alone is pressed without meaning to send. Other buttons below keep their own, as "not yet".
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    if (event.target instanceof Element && event.target.closest("footer button:not([aria-keyshortcuts])")) return;
    event.preventDefault();
    press();
  };
  const footer = (
    <div className="space-y-3">
      <LooseFiles files={loose} form={form} busy={busy} onAttach={onAttach} />
      <ReviewFooter
        standing={standing} notes={notes} unsaved={unsaved.map((one) => one.name)} box={box} text={text} onText={setText} onTell={tell} onPress={press} onRefuse={refuse}
        onSay={onSay} other={other} busy={busy} last={last?.id === first && standing ? undefined : last} why={why} voice={voice}
      />
    </div>
  );
  return (
    <Sheet open={open} onClose={refuse} title={say("reviewTitle")} about={say("reviewAbout", { count: fields.length })} footer={footer} onKeyDown={onKeyDown} caret={box}>
      <ReviewLines lines={lines} wrong={wrong} isNew={isNew} unsure={unsure} changes={changes} onSet={onSet} onLook={onLook} />
    </Sheet>
  );
}

/** What stands in the sheet's box; what was not said before it closed is not there when it opens again. */
function useTextWhile(open: boolean) {
  const [text, setText] = useState("");
  useEffect(() => {
    if (!open) setText("");
  }, [open]);
  return [text, setText] as const;
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
