import { BookOpenText, Printer, Redo2, Save, SendHorizontal, Undo2 } from "lucide-react";
import { SAY } from "../form/sentences";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

interface Props {
  sessionId: string;
  sent: boolean;
  onSay: (text: string) => void;
}

export function ActionBar({ sessionId, sent, onSay }: Props) {
  const say = useSay();
  const icon = (Icon: typeof Undo2) => <Icon size={18} aria-hidden />;
  return (
    <div role="toolbar" aria-label={say("actions")} className="@container flex items-center gap-0.5 rounded-full bg-paper p-1.5 shadow-card ring-1 ring-line">
      <Button look="quiet" className="px-3" icon={icon(Undo2)} onClick={() => onSay(SAY.undo)} aria-label={say("undo")} title={say("undo")}><span className="hidden @lg:inline">{say("undo")}</span></Button>
      <Button look="quiet" className="px-3" icon={icon(Redo2)} onClick={() => onSay(SAY.redo)} aria-label={say("redo")} title={say("redo")}><span className="hidden @4xl:inline">{say("redo")}</span></Button>
      <Button look="quiet" className="px-3" icon={icon(Save)} onClick={() => onSay(SAY.save)} aria-label={say("saveDraft")} title={say("saveDraft")}><span className="hidden @xl:inline">{say("saveDraft")}</span></Button>
      <Button look="quiet" className="px-3" icon={icon(BookOpenText)} onClick={() => onSay(SAY.readBack)} aria-label={say("readBack")} title={say("readBack")}><span className="hidden @4xl:inline">{say("readBack")}</span></Button>
      <a href={`/agent/api/sessions/${sessionId}/print.pdf`} target="_blank" rel="noopener" aria-label={say("print")} title={say("print")} className="hidden size-10 shrink-0 items-center justify-center rounded-full text-soft @md:inline-flex hover:bg-brand-tint hover:text-brand">
        {icon(Printer)}
      </a>
      <Button look="primary" className="ml-auto shrink-0 px-5 @lg:px-6" disabled={sent} icon={icon(SendHorizontal)} onClick={() => onSay(SAY.submit)}>{say("submit")}</Button>
    </div>
  );
}
