/** Below all that will be sent: what is worth a look, a box for one more sentence, and the buttons. */
import { CircleHelp } from "lucide-react";
import type { RefObject } from "react";
import type { Exchange } from "../form/state";
import { withoutUnsent } from "../form/readback";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import type { Voice } from "../voice/useVoice";
import { VoiceState } from "../voice/VoiceBar";

interface Props {
  /** The question stands: a yes now sends exactly what is shown. */
  standing: boolean;
  notes: readonly string[];
  /** Names of what was typed over in other boxes and not saved. */
  unsaved: readonly string[];
  box: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  /** The sentence in the box is done with. */
  onTell: () => void;
  /** The main button: save what was typed, else the yes, else the question again. */
  onPress: () => void;
  onRefuse: () => void;
  onSay: (text: string) => void;
  /** Another question that was asked meanwhile, by its answers. */
  other: readonly string[];
  busy: boolean;
  /** What happened since the sheet was opened, if anything did. */
  last: Exchange | undefined;
  /** Why nothing can be sent as it is. */
  why: string;
  voice: Voice;
}

const WIDE = "min-h-11 max-sm:flex-1 max-sm:justify-center";

export function ReviewFooter({ standing, notes, unsaved, box, text, onText, onTell, onPress, onRefuse, onSay, other, busy, last, why, voice }: Props) {
  const say = useSay();
  const typed = unsaved.length > 0 || text.trim() !== "";
  const main = typed ? "saveTyped" : standing ? "confirm" : "askAgain";
  return (
    <>
      {notes.map((note) => <p key={note} role="note" lang="vi" className="flex items-start gap-2 rounded-xl bg-ask-tint px-3 py-2 text-sm text-ask max-sm:text-xs"><CircleHelp size={16} aria-hidden className="mt-0.5 shrink-0" />{note}</p>)}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onTell();
        }}
      >
        <input ref={box} value={text} onChange={(event) => onText(event.target.value)} autoComplete="off" aria-label={say("reviewSay")} placeholder={say("reviewSay")} className="min-h-11 w-full rounded-full bg-wash px-4 py-2.5 text-sm ring-1 ring-edge placeholder:truncate placeholder:text-faint" />
      </form>
      {unsaved.length > 0 ? (
        <p role="status" className="text-sm text-ask" data-unsaved><strong>{say("reviewUnsaved", { names: unsaved.join(", ") })}</strong></p>
      ) : (
        <Told standing={standing} last={last} other={other} why={why} />
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto max-sm:basis-full">
          <VoiceState voice={voice} />
          {other.length === 0 && <span className="text-xs text-faint">{!typed && say(standing ? "orSay" : "orSayAgain")}<span className="hidden pointer-fine:inline">{say(typed ? "orKeysAlone" : "orKeys")}</span></span>}
        </span>
        {other.map((option) => <Button key={option} lang="vi" className={WIDE} disabled={busy} onClick={() => onSay(option)}>{option}</Button>)}
        {other.length === 0 && <Button className={WIDE} onClick={onRefuse}>{say("notYet")}</Button>}
        {/* Not switched off while it waits: the keyboard's place would be lost with it. */}
        {(other.length === 0 || typed) && <Button look="primary" className={WIDE} aria-disabled={busy} aria-keyshortcuts="Control+Enter" onClick={onPress}>{say(main)}</Button>}
      </div>
    </>
  );
}

/** What came of the last words, and what is to be done now. */
function Told({ standing, last, other, why }: Pick<Props, "standing" | "last" | "other" | "why">) {
  const say = useSay();
  if (!standing) return <p role="status" className="text-sm text-ask"><span lang="vi">{withoutUnsent(last?.reply ?? "")}</span> {other.length === 0 && <strong>{why}</strong>}</p>;
  if (last?.state !== "answered") return null;
  // It was read out anew, because somebody asked for that: there is nothing to be told twice.
  const anew = last.actions.some((done) => done.type === "submit" && done.status === "asked");
  return (
    <p role="status" className="text-sm text-ask">
      {anew ? <strong>{say("reviewAnew")}</strong> : <><span lang="vi">“{last.heard}”</span>: <strong>{say("reviewStands")}</strong></>}
    </p>
  );
}
