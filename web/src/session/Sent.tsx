import { CircleCheckBig } from "lucide-react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { Print } from "./Print";

interface Props {
  notice: string;
  sessionId: string;
  onNext: () => void;
}

export function Sent({ notice, sessionId, onNext }: Props) {
  const say = useSay();
  return (
    <section role="status" className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl bg-brand-tint px-5 py-4 max-sm:py-3">
      <CircleCheckBig aria-hidden className="text-brand" size={28} />
      <div className="min-w-0 flex-1 basis-48">
        <h2 className="font-semibold text-brand">{say("sentTitle")}</h2>
        <p lang="vi" className="text-sm wrap-anywhere">{notice}</p>
      </div>
      <span className="flex items-center gap-2">
        <Print sessionId={sessionId} />
        <Button look="primary" onClick={onNext}>{say("sentNext")}</Button>
      </span>
    </section>
  );
}
