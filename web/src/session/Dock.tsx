/** What is spoken and typed with, below whatever is looked at. On a phone it is one line, the same under every tab. */
import { Plus } from "lucide-react";
import { type ReactNode, useEffect, useId, useState } from "react";
import { exampleFor } from "../form/examples";
import { useSay } from "../i18n";
import { CheckButton } from "../voice/CheckButton";
import { MicButton } from "../voice/MicButton";
import type { Voice } from "../voice/useVoice";
import { VoiceBar, VoiceLine } from "../voice/VoiceBar";
import { Composer } from "./Composer";
import { Files } from "./Files";
import { LastAnswer } from "./LastAnswer";
import { Sent } from "./Sent";
import { Suggestions } from "./Suggestions";
import type { Session } from "./useSession";

interface Props {
  session: Session;
  voice: Voice;
  /** What is being heard, without what must not be shown. */
  partial: string;
  said: readonly string[];
  /** On a phone the conversation is not seen now. */
  away: boolean;
  className: string;
  /** A sentence for the box, to be sent by whoever wants to; a new object each time. */
  proposed?: { text: string } | null;
  onPropose?: (text: string) => void;
  onLoose?: (files: readonly string[]) => void;
  onTalk?: () => void;
}

const nothing = () => undefined;

export function Dock({ session, voice, partial, said, away, className, proposed = null, onPropose = nothing, onLoose, onTalk = nothing }: Props) {
  const words = useSay();
  const { state, say } = session;
  const { form } = state;
  const [more, setMore] = useState(false);
  const tray = useId();
  // Once it was sent nothing waits for the form any more, which wants the room.
  useEffect(() => {
    if (state.sent) setMore(false);
  }, [state.sent]);
  const next = form?.fields.find((f) => f.name === (state.asked || form.missing[0]));
  const folded = (open: boolean) => (open ? "" : "max-lg:hidden");
  return (
    <div className={`${className} min-w-0 space-y-2`} data-dock>
      <div className={folded(!form)}><VoiceBar voice={voice} begun={state.exchanges.length > 0} /></div>
      {form && away && <LastAnswer last={state.exchanges.at(-1)} form={form} asked={state.asked} onSay={say} onDeny={voice.deny} onTalk={onTalk} />}
      {form && <VoiceLine voice={voice} partial={away ? partial : ""} className="lg:hidden" />}
      {form && state.sent && !away && <div className="lg:hidden"><Sent notice={state.sent} sessionId={session.id} onNext={() => void session.end()} /></div>}
      {form && !state.sent && <div className={folded(!away)}><Suggestions form={form} next={next} offered={Boolean(state.pending?.options.length)} onSay={say} onPropose={onPropose} /></div>}
      <Composer
        said={said} onSay={say} proposed={proposed} flat={away}
        placeholder={next ? words("sayNext", { example: exampleFor(next) }) : words(state.sent ? "saySent" : form ? "sayDone" : "sayPlaceholder")}
        before={form && <TrayButton open={more} tray={tray} onOpen={setMore} />}
        besides={form && <MicButton voice={voice} className="size-11" icon={20} />}
      />
      {form && (
        <div id={tray} className={folded(more)}>
          <Files sessionId={session.id} form={form} turn={state.exchanges.at(-1)?.id ?? ""} onAttach={(file) => session.act({ act: "attach", file })} onWaiting={setMore} onLoose={onLoose}>
            <span className="ml-auto lg:hidden"><CheckButton voice={voice} /></span>
          </Files>
        </div>
      )}
    </div>
  );
}

/** Shows what is needed now and then only: files, the camera, the microphone's settings. */
function TrayButton({ open, tray, onOpen }: { open: boolean; tray: string; onOpen: (open: boolean) => void }): ReactNode {
  const say = useSay();
  return (
    <button type="button" aria-expanded={open} aria-controls={tray} aria-label={say("tray")} title={say("tray")} onClick={() => onOpen(!open)} className="grid size-11 shrink-0 place-content-center rounded-full text-soft hover:bg-brand-tint hover:text-brand aria-expanded:bg-brand-tint aria-expanded:text-brand">
      <Plus size={20} aria-hidden className={`motion-safe:transition-transform ${open ? "rotate-45" : ""}`} />
    </button>
  );
}
