/** The last answer on a phone, where the page or its fields are seen and not the talk: nobody shall talk into nothing. */
import { readBackIn } from "../form/readback";
import type { Exchange } from "../form/state";
import type { Form } from "../client/types";
import { useSay } from "../i18n";
import { told } from "../ui/trouble";
import { Choices, choicesOf } from "./Choices";
import { Doubted } from "./ExchangeView";

interface Props {
  last: Exchange | undefined;
  form: Form;
  /** Name of the field that it asks for, "" for none. */
  asked: string;
  onSay: (text: string) => void;
  onDeny: () => void;
  /** The whole talk shall be seen. */
  onTalk: () => void;
}

export function LastAnswer({ last, form, asked, onSay, onDeny, onTalk }: Props) {
  const say = useSay();
  const options = last?.pending?.options ?? [];
  const asks = options.length > 0 || Boolean(last?.doubted);
  const bad = last?.failure || last?.actions.some((a) => a.status === "rejected");
  return (
    // Two lines of place, whatever is told: the page above keeps its size. Only a question takes more, to be read whole.
    <section aria-label={say("lastAnswer")} className="min-h-11 space-y-1 px-3 text-sm leading-tight lg:hidden" data-last-answer>
      {last && (
        <div className="relative flex min-h-11 items-center">
          <p role="status" lang={last.state === "answered" ? "vi" : undefined} className={`flex-1 wrap-anywhere ${asks ? "line-clamp-5 text-ask" : "line-clamp-2"} ${bad ? "text-bad" : ""}`}>{textOf(last, say)}</p>
          <button type="button" aria-label={say("toTalk")} onClick={onTalk} className="absolute inset-0" />
        </div>
      )}
      {last && options.length > 0 && <div className="max-h-28 overflow-y-auto p-px"><Choices key={last.id} options={options} all={choicesOf(form, asked)} onSay={onSay} /></div>}
      {last?.doubted && <Doubted key={last.id} words={last.doubted} onSay={onSay} onDeny={onDeny} />}
    </section>
  );
}

/** As the talk has it, without the list of all that would be sent. */
function textOf(last: Exchange, say: ReturnType<typeof useSay>): string {
  if (last.state === "waiting") return say("working");
  if (last.state === "ignored" || last.state === "unclear") return say(last.state);
  if (last.failure) return last.failure.spoken ? told(last.failure, say) || say("notDone") : last.failure.message;
  const parts = readBackIn(last.reply, last.sending ?? "");
  return parts ? [parts.before, ...parts.rest].join(" ").trim() : last.reply;
}
