import { useEffect, useRef } from "react";
import type { Form } from "../client/types";
import { useSay } from "../i18n";

/** Steps by their names, the open one by its whole name: a number alone tells nobody what is behind it. */
export function StepBar({ form, onStep }: { form: Form; onStep: (step: number) => void }) {
  const say = useSay();
  const bar = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const list = bar.current;
    if (!list) return;
    const show = () => {
      const here = list.querySelector<HTMLElement>("[aria-current=step]");
      if (here) list.scrollLeft += here.getBoundingClientRect().left - list.getBoundingClientRect().left - 8;
    };
    show();
    // Under a tab that was not looked at it had no width yet.
    const watch = new ResizeObserver(show);
    watch.observe(list);
    return () => watch.disconnect();
  }, [form.step]);
  if (form.steps < 2) return null;
  return (
    <div className="@container col-start-1 row-start-2 min-w-0 max-sm:col-span-3">
      <ol ref={bar} aria-label={say("steps")} className="faded flex gap-1 overflow-x-auto">
        {Array.from({ length: form.steps }, (_, at) => at + 1).map((step) => {
          const title = form.step_titles[step - 1] ?? "";
          const missing = form.fields.some((f) => f.step === step && form.missing.includes(f.name));
          const here = step === form.step;
          return (
            <li key={step} className={`shrink-0 ${here ? "" : "@md:min-w-28 @md:shrink"}`}>
              <button
                type="button"
                aria-current={here ? "step" : undefined}
                aria-label={`${say("step", { step, title })}${missing ? `, ${say("stateMissing")}` : ""}`}
                title={title}
                onClick={() => !here && onStep(step)}
                className={`flex min-h-8 max-w-full items-center gap-1.5 rounded-full px-2.5 text-xs ${here ? "bg-brand-tint font-semibold text-brand" : "text-soft hover:bg-brand-tint"}`}
              >
                <span aria-hidden className={`size-1.5 shrink-0 rounded-full ${missing ? "bg-ask" : "bg-brand"}`} />
                {step}.<span lang="vi" className={here ? "" : "whitespace-nowrap @md:min-w-0 @md:truncate"}>{title}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
