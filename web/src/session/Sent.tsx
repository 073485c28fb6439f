import { CircleCheckBig } from "lucide-react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { Print } from "./Print";

interface Props {
  notice: string;
  sessionId: string;
  /** On a phone it leaves the room to the page, which says the same. */
  besidePage?: boolean;
  onNext: () => void;
}

export function Sent({ notice, sessionId, besidePage = false, onNext }: Props) {
  const say = useSay();
  return (
    <section role="status" className={`flex items-center gap-x-4 gap-y-2 rounded-2xl bg-brand-tint px-5 py-4 ${besidePage ? "max-sm:gap-x-2 max-sm:px-3 max-sm:py-2 sm:flex-wrap" : "flex-wrap max-sm:py-3"}`}>
      <CircleCheckBig aria-hidden className="shrink-0 text-brand" size={28} />
      <div className={`min-w-0 flex-1 ${besidePage ? "sm:basis-48" : "basis-48"}`}>
        <h2 className={`font-semibold text-brand ${besidePage ? "max-sm:text-sm" : ""}`}>{say("sentTitle")}</h2>
        <p lang="vi" className={`text-sm wrap-anywhere ${besidePage ? "max-sm:sr-only" : ""}`}>{notice}</p>
      </div>
      <span className="flex items-center gap-2">
        <Print sessionId={sessionId} />
        <Button look="primary" onClick={onNext}>{say("sentNext")}</Button>
      </span>
    </section>
  );
}
