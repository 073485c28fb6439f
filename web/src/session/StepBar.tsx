import type { Form } from "../client/types";
import { SAY } from "../form/sentences";
import { useSay } from "../i18n";

export function StepBar({ form, onSay }: { form: Form; onSay: (text: string) => void }) {
  const say = useSay();
  if (form.steps < 2) return null;
  return (
    <ol aria-label={say("steps")} className="flex shrink-0 gap-1 overflow-x-auto">
      {Array.from({ length: form.steps }, (_, at) => at + 1).map((step) => {
        const title = form.step_titles[step - 1] ?? "";
        const missing = form.fields.some((f) => f.step === step && form.missing.includes(f.name));
        const here = step === form.step;
        return (
          <li key={step} className="shrink-0">
            <button
              type="button"
              aria-current={here ? "step" : undefined}
              aria-label={say("step", { step, title })}
              onClick={() => !here && onSay(SAY.step(step))}
              className={`flex min-h-8 items-center gap-1.5 rounded-full px-3 text-xs ${here ? "bg-brand-tint font-semibold text-brand" : "text-soft hover:bg-brand-tint"}`}
            >
              <span aria-hidden className={`size-1.5 rounded-full ${missing ? "bg-ask" : "bg-brand"}`} />
              {step}. {title}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
