/** What has to be told of the live page, in one line above it: over the page it would cover the form. */
import { Hand, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import type { SessionState } from "../form/state";
import { useSay } from "../i18n";
import { told } from "../ui/trouble";
import type { LiveStatus as Status } from "./socket";

interface Props {
  status: Status;
  inside: boolean;
  refusal: SessionState["refusal"];
}

const TOLD_MS = 8000;

export function LiveStatus({ status, inside, refusal }: Props) {
  const say = useSay();
  const refused = useForAWhile(refusal);
  const trouble = status === "lost" ? say("pageLost") : refused && say("pageRefused", { why: refused.page || told(refused, say) });
  return (
    <div role="status" className={`min-w-0 ${inside || trouble ? "max-w-[85%] shrink-0 grow" : "flex-auto"}`} data-live-status>
      {trouble ? (
        <p className="ml-auto flex w-fit max-w-full items-center gap-1.5 rounded-full bg-ask-tint px-3 py-1 text-xs text-ask" title={trouble}>
          <TriangleAlert size={14} aria-hidden className="shrink-0" /><span className="truncate">{trouble}</span>
        </p>
      ) : (
        inside && (
          <p className="ml-auto flex w-fit max-w-full items-center gap-1.5 rounded-full bg-brand px-3 py-1 text-xs text-on-brand">
            <Hand size={14} aria-hidden className="shrink-0" /><span className="truncate">{say("pageInside")}</span>
          </p>
        )
      )}
    </div>
  );
}

/** `what` until it is old news. */
function useForAWhile<T>(what: T | null): T | null {
  const [old, setOld] = useState<T | null>(null);
  useEffect(() => {
    if (what === null) return;
    const timer = setTimeout(() => setOld(what), TOLD_MS);
    return () => clearTimeout(timer);
  }, [what]);
  return what === old ? null : what;
}
