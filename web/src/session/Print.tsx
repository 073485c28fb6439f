import { Printer } from "lucide-react";
import { useSay } from "../i18n";

/** The page on paper, as a file. */
export function Print({ sessionId }: { sessionId: string }) {
  const say = useSay();
  return (
    <a href={`/agent/api/sessions/${sessionId}/print.pdf`} target="_blank" rel="noopener" aria-label={say("print")} title={say("print")} className="inline-flex size-10 pointer-coarse:size-11 shrink-0 items-center justify-center rounded-full text-soft hover:bg-brand-tint hover:text-brand">
      <Printer size={18} aria-hidden />
    </a>
  );
}
