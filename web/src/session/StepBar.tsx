import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Form } from "../client/types";
import { useSay } from "../i18n";

/** Steps by their names. Where those have no room the open one keeps its own and the others are numbers: none is cut, none out of sight. */
export function StepBar({ form, onStep }: { form: Form; onStep: (step: number) => void }) {
  const say = useSay();
  const bar = useRef<HTMLOListElement>(null);
  useNamesWhereTheyFit(bar, form);
  if (form.steps < 2) return null;
  return (
    <div className="col-start-1 row-start-2 min-w-0 max-sm:col-span-3">
      <ol ref={bar} aria-label={say("steps")} className="group/steps flex gap-1 data-[names=here]:flex-wrap">
        {Array.from({ length: form.steps }, (_, at) => at + 1).map((step) => {
          const title = form.step_titles[step - 1] ?? "";
          const missing = form.fields.some((f) => f.step === step && form.missing.includes(f.name));
          const here = step === form.step;
          return (
            <li key={step} className={here ? "min-w-0 group-data-[names=all]/steps:shrink-0" : "shrink-0"}>
              <button
                type="button"
                aria-current={here ? "step" : undefined}
                title={title}
                onClick={() => !here && onStep(step)}
                className={`flex min-h-8 max-w-full items-center justify-center gap-1.5 rounded-full px-2.5 text-left text-xs group-data-[names=all]/steps:whitespace-nowrap ${here ? "bg-brand-tint font-semibold text-brand" : "text-soft hover:bg-brand-tint"}`}
              >
                <span aria-hidden className={`size-1.5 shrink-0 rounded-full ${missing ? "bg-ask" : "bg-brand"}`} />
                <span aria-hidden>{step}<span className={here ? "" : "group-data-[names=here]/steps:hidden"}>. <span lang="vi">{title}</span></span></span>
                {/* Said as a whole even where only the number is seen, its name in its own language. */}
                <span className="sr-only">{say("step", { step })} <span lang="vi">{title}</span>{missing && `, ${say("stateMissing")}`}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Marks the bar `data-names`: "all" where the names of all steps fit beside each other, else "here". Outside of React, which would draw it twice. */
function useNamesWhereTheyFit(bar: RefObject<HTMLOListElement | null>, form: Form) {
  useLayoutEffect(() => fit(bar.current), [bar, form.step, form.steps, form.step_titles]);
  useEffect(() => {
    const list = bar.current;
    if (!list) return;
    // Under a tab that was not looked at it had no width yet; letters get their own shape later.
    const watch = new ResizeObserver(() => fit(list));
    watch.observe(list);
    void document.fonts?.ready.then(() => fit(list));
    return () => watch.disconnect();
  }, [bar, form.steps]);
}

function fit(list: HTMLOListElement | null) {
  if (!list) return;
  list.dataset.names = "all";
  if (list.scrollWidth > list.clientWidth) list.dataset.names = "here";
}
