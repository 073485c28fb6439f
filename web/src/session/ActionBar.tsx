import { BookOpenText, Redo2, Save, SendHorizontal, Undo2 } from "lucide-react";
import { SAY } from "../form/sentences";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { Print } from "./Print";

interface Props {
  sessionId: string;
  onSay: (text: string) => void;
}

/** Where there is no room for all names, those come first whose pictures say least. */
export function ActionBar({ sessionId, onSay }: Props) {
  const say = useSay();
  const icon = (Icon: typeof Undo2) => <Icon size={18} aria-hidden />;
  return (
    <div role="toolbar" aria-label={say("actions")} className="@container flex items-center gap-0.5 rounded-full bg-paper p-1.5 shadow-card ring-1 ring-line">
      <Button look="quiet" className="px-3" icon={icon(Undo2)} onClick={() => onSay(SAY.undo)} aria-label={say("undo")} title={say("undo")}><span className="hidden @2xl:inline">{say("undo")}</span></Button>
      <Button look="quiet" className="px-3" icon={icon(Redo2)} onClick={() => onSay(SAY.redo)} aria-label={say("redo")} title={say("redo")}><span className="hidden @3xl:inline">{say("redo")}</span></Button>
      <Button look="quiet" className="px-3" icon={icon(Save)} onClick={() => onSay(SAY.save)} aria-label={say("saveDraft")} title={say("saveDraft")}><span className="hidden @lg:inline">{say("saveDraft")}</span></Button>
      <Button look="quiet" className="px-3" icon={icon(BookOpenText)} onClick={() => onSay(SAY.readBack)} aria-label={say("readBack")} title={say("readBack")}><span className="hidden @lg:inline">{say("readBack")}</span></Button>
      <span className="hidden @md:inline-flex"><Print sessionId={sessionId} /></span>
      <Button look="primary" className="ml-auto shrink-0 px-5 @lg:px-6" icon={icon(SendHorizontal)} onClick={() => onSay(SAY.submit)}>{say("submit")}</Button>
    </div>
  );
}
