/** Opens the trial of the microphone, with what can be set there. */
import { Settings2 } from "lucide-react";
import { useState } from "react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { sheetPart } from "../ui/part";
import type { Voice } from "./useVoice";

const CheckSheet = sheetPart(() => import("./CheckSheet"));

/** `offered`: in words, for somebody who did not talk yet. */
export function CheckButton({ voice, offered = false }: { voice: Voice; offered?: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const begin = () => {
    setOpen(false);
    voice.toggle();
  };
  return (
    <>
      {offered ? (
        <button type="button" className="block min-h-6 text-left text-sm text-brand underline underline-offset-2 hover:text-brand-deep" onClick={() => setOpen(true)} data-check-first>{say("checkFirst")}</button>
      ) : (
        <Button look="quiet" round aria-label={say("checkTitle")} icon={<Settings2 size={18} aria-hidden />} onClick={() => setOpen(true)} />
      )}
      {open && <CheckSheet voice={voice} onClose={() => setOpen(false)} onTalk={voice.state === "off" ? begin : undefined} />}
    </>
  );
}
