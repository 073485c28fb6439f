import type { Progress } from "../form/sections";
import { useSay } from "../i18n";

export function ProgressBar({ progress }: { progress: Progress }) {
  const say = useSay();
  const { filled, required, invalid } = progress;
  const complete = filled === required;
  const text = complete ? say("progressDone") : say("progress", { filled, required });
  return (
    <div>
      <div role="progressbar" aria-label={text} aria-valuemin={0} aria-valuemax={required} aria-valuenow={filled} className="h-1.5 overflow-hidden rounded-full bg-line">
        <div className="h-full rounded-full bg-brand motion-safe:transition-[width] motion-safe:duration-300" style={{ width: `${required ? (filled / required) * 100 : 100}%` }} />
      </div>
      <p className="mt-1 flex justify-between text-xs">
        <span className={complete ? "font-medium text-brand" : "text-soft"}>{text}</span>
        {invalid > 0 && <span className="text-bad">{say("invalidCount", { count: invalid })}</span>}
      </p>
    </div>
  );
}
