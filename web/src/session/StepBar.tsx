import { useEffect, useRef } from "react";
import type { Form } from "../client/types";
import { SAY } from "../form/sentences";
import { useSay } from "../i18n";

/** The step that is open by its name; the others by as much of theirs as there is room for. */
export function StepBar({ form, onSay }: { form: Form; onSay: (text: string) => void }) {
  const say = useSay();
  const bar = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>("[aria-current=step]");
    if (here && bar.current) bar.current.scrollLeft = here.offsetLeft - bar.current.offsetLeft - 32;
  }, [form.step]);
  if (form.steps < 2) return null;
  return (
    <div className="@container min-w-0 flex-1">
      <ol ref={bar} aria-label={say("steps")} className="faded flex gap-1 overflow-x-auto">
        {Array.from({ length: form.steps }, (_, at) => at + 1).map((step) => {
          const title = form.step_titles[step - 1] ?? "";
          const missing = form.fields.some((f) => f.step === step && form.missing.includes(f.name));
          const here = step === form.step;
          return (
            <li key={step} className={`shrink-0 ${here ? "" : "@md:min-w-11 @md:shrink"}`}>
              <button
                type="button"
                aria-current={here ? "step" : undefined}
                aria-label={`${say("step", { step, title })}${missing ? `, ${say("stateMissing")}` : ""}`}
                title={title}
                onClick={() => !here && onSay(SAY.step(step))}
                className={`flex min-h-8 max-w-full items-center gap-1.5 rounded-full px-3 text-xs ${here ? "bg-brand-tint font-semibold text-brand" : "text-soft hover:bg-brand-tint"}`}
              >
                <span aria-hidden className={`size-1.5 shrink-0 rounded-full ${missing ? "bg-ask" : "bg-brand"}`} />
                {step}.<span lang="vi" className={here ? "" : "hidden min-w-0 truncate @md:block"}>{title}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
