/** What was heard and what became of it, turn by turn. */
import { useRef } from "react";
import type { Form, Outcome } from "../client/types";
import { SAY } from "../form/sentences";
import type { Exchange } from "../form/state";
import { useSay } from "../i18n";
import { ExchangeView } from "./ExchangeView";
import { FORMS } from "./forms";
import { useLastInSight } from "./useLastInSight";
import { Provisional } from "./Provisional";

interface Props {
  className: string;
  exchanges: readonly Exchange[];
  form: Form | null;
  partial: string;
  provisional: readonly Outcome[];
  /** Name of the field that is asked for, "" for none. */
  asked: string;
  onSay: (text: string, request?: string) => void;
  /** An example goes into the box: whoever only wants to see what it does must not have filled a real form. */
  onPropose: (text: string) => void;
  onDeny: () => void;
}

export function Conversation({ className, exchanges, form, partial, provisional, asked, onSay, onPropose, onDeny }: Props) {
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  // Once a form is open, what is said of another one would confuse.
  const known = form ? FORMS.filter(({ type }) => type === form.type) : FORMS;
  const examples = [...known.map(({ example }) => example), ...(form ? [SAY.guide] : [])];
  useLastInSight(list, exchanges, [partial, provisional]);

  return (
    <div ref={list} className={`${className} min-h-0 flex-1 overflow-y-auto overscroll-contain p-1 short:h-80 short:flex-none`} role="log" aria-label={say("talk")} aria-live="polite" tabIndex={0}>
      {exchanges.length === 0 && (
        <div className="space-y-3 py-2">
          <p className="text-sm text-soft">{say("talkEmpty")}</p>
          <ul className="space-y-2">
            {examples.map((example) => (
              <li key={example}>
                <button type="button" lang="vi" onClick={() => onPropose(example)} className="w-full rounded-2xl bg-brand-tint px-4 py-2.5 text-left text-sm text-ink ring-brand hover:ring-1">
                  “{example}”
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ol className="space-y-5 max-lg:space-y-3">
        {exchanges.map((exchange, at) => (
          <ExchangeView key={exchange.id} exchange={exchange} form={form} current={at === exchanges.length - 1} asked={at === exchanges.length - 1 ? asked : ""} onSay={onSay} onDeny={onDeny} />
        ))}
      </ol>
      {(partial || provisional.length > 0) && <Provisional partial={partial} actions={provisional} form={form} />}
    </div>
  );
}
