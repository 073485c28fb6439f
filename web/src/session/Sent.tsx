import { CircleCheckBig } from "lucide-react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

export function Sent({ notice, onNext }: { notice: string; onNext: () => void }) {
  const say = useSay();
  return (
    <section role="status" className="flex flex-wrap items-center gap-4 rounded-2xl bg-brand-tint px-5 py-4">
      <CircleCheckBig aria-hidden className="text-brand" size={28} />
      <div className="min-w-0 flex-1 basis-48">
        <h2 className="font-semibold text-brand">{say("sentTitle")}</h2>
        <p className="text-sm wrap-anywhere">{notice}</p>
      </div>
      <Button look="primary" onClick={onNext}>{say("sentNext")}</Button>
    </section>
  );
}
