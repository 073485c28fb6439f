import { AudioLines, Keyboard, LoaderCircle } from "lucide-react";
import { memo, useState } from "react";
import type { Form } from "../client/types";
import { filledFields } from "../form/sections";
import type { Exchange, Failure } from "../form/state";
import { type Language, type Say, useLanguage, useSay } from "../i18n";
import { Button } from "../ui/Button";
import { told } from "../ui/trouble";
import { Choices, choicesOf } from "./Choices";
import { Outcomes } from "./Outcomes";
import { Reply } from "./Reply";

interface Props {
  exchange: Exchange;
  form: Form | null;
  /** Only the latest question can be answered. */
  current: boolean;
  /** Name of the field that it asks for, "" for none. */
  asked?: string;
  onSay: (text: string, request?: string) => void;
  /** The words that it asks about were not said. */
  onDeny: () => void;
}

const SLOW_MS = 1000;

export const ExchangeView = memo(function ExchangeView({ exchange, form, current, asked = "", onSay, onDeny }: Props) {
  const say = useSay();
  const language = useLanguage();
  const Icon = exchange.source === "voice" ? AudioLines : Keyboard;
  const unheeded = exchange.state === "ignored" || exchange.state === "unclear";
  const bad = exchange.state === "failed" || exchange.actions.some((a) => a.status === "rejected");
  const duration = exchange.totalMs === null ? undefined : took(exchange.totalMs, language, say);
  // What was done at once needs no words about it.
  const slow = (exchange.totalMs ?? 0) >= SLOW_MS;
  const options = current ? (exchange.pending?.options ?? []) : [];
  return (
    <li data-exchange={exchange.state} className="space-y-2 max-lg:space-y-1.5">
      {exchange.heard && (
        <p className={`ml-auto flex w-fit max-w-[88%] items-start gap-2 rounded-2xl rounded-br-md bg-brand-tint px-4 py-2.5 max-lg:px-3 max-lg:py-1.5 ${unheeded ? "opacity-70" : ""}`}>
          <span className="sr-only">{say(exchange.source === "voice" ? "heard" : "typed")}: </span>
          <span lang="vi" className="wrap-anywhere">{exchange.heard}</span>
          <Icon size={14} aria-hidden className="mt-1.5 shrink-0 text-brand" />
        </p>
      )}
      {exchange.state === "waiting" && (
        <p className="flex items-center gap-2 text-sm text-soft"><LoaderCircle size={16} aria-hidden className="motion-safe:animate-spin" />{say("working")}</p>
      )}
      {unheeded && <p className="text-right text-xs text-faint">{say(exchange.state === "unclear" ? "unclear" : "ignored")}</p>}
      {(exchange.reply || exchange.failure) && (
        <div title={slow ? undefined : duration} className={`space-y-3 rounded-2xl rounded-bl-md bg-paper px-4 py-3 ring-1 max-lg:space-y-1 max-lg:px-3 max-lg:py-2 ${bad ? "ring-bad/50" : "ring-line"}`}>
          {exchange.failure ? (
            <div role="alert">
              <p className="text-bad">{exchange.failure.spoken ? told(exchange.failure, say) || say("notDone") : exchange.failure.message}</p>
              <Details failure={exchange.failure} />
              {exchange.heard && <Button className="mt-3" onClick={() => onSay(exchange.heard, exchange.id)}>{say("retry")}</Button>}
            </div>
          ) : (
            <Reply text={exchange.reply} question={exchange.sending} count={exchange.form && filledFields(exchange.form).length} />
          )}
          <Outcomes actions={exchange.actions} reply={exchange.reply} form={exchange.form ?? form} />
          {options.length > 0 && <Choices options={options} all={choicesOf(form, asked)} onSay={onSay} />}
          {current && exchange.doubted && <Doubted words={exchange.doubted} onSay={onSay} onDeny={onDeny} />}
          {slow && <p className="text-xs text-faint">{duration}</p>}
        </div>
      )}
    </li>
  );
});

/** Whether it was heard right: a no needs no sentence, whoever said something else says it again. */
export function Doubted({ words, onSay, onDeny }: { words: string; onSay: (text: string) => void; onDeny: () => void }) {
  const say = useSay();
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <div className="flex flex-wrap gap-2" role="group" aria-label={say("choices")} data-doubted>
      <Button className="min-h-11" onClick={() => onSay(words)}>{say("doubtYes")}</Button>
      <Button className="min-h-11" onClick={() => { setClosed(true); onDeny(); }}>{say("doubtNo")}</Button>
    </div>
  );
}

function took(ms: number, language: Language, say: Say): string {
  if (ms < SLOW_MS) return say("tookMs", { ms: Math.round(ms) });
  return say("tookS", { s: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(ms / 1000) });
}

/** For whoever looks after the services. */
function Details({ failure: { hint, correlationId } }: { failure: Failure }) {
  const say = useSay();
  if (!hint && !correlationId) return null;
  return (
    <details className="mt-1 text-xs text-faint wrap-anywhere">
      <summary className="w-fit py-1">{say("details")}</summary>
      {hint && <p>{hint}</p>}
      {correlationId && <p>{say("traceId", { id: correlationId })}</p>}
    </details>
  );
}
