/** What could be said next, out of the form itself: the choices of the field that is next, what else is missing, sending. */
import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Field, Form } from "../client/types";
import { SAY } from "../form/sentences";
import { spokenLabel } from "../form/values";
import { useSay } from "../i18n";

interface Props {
  form: Form;
  /** The field that is asked for, or the first one that is missing. */
  next: Field | undefined;
  /** The question shows its choices itself: here they would stand twice. */
  offered?: boolean;
  onSay: (text: string) => void;
  onPropose: (text: string) => void;
}

const MOST = 3;
const MOST_CHOICES = 8;

export function Suggestions({ form, next, offered = false, onSay, onPropose }: Props) {
  const say = useSay();
  const ready = form.missing.length === 0 && form.invalid.length === 0;
  const all = offered ? [] : (next?.options?.filter((o) => o.value && o.enabled) ?? []);
  const [whole, setWhole] = useState("");
  const choices = whole === next?.name ? all : all.slice(0, MOST_CHOICES);
  const hidden = all.length - choices.length;
  const missing = form.missing.slice(0, MOST).flatMap((name) => form.fields.find((f) => f.name === name) ?? []);
  return (
    <Row name={say("hints")} onward={say("hintsMore")} first={next?.name ?? ""}>
      {next && choices.length > 0 ? (
        <>
          <li lang="vi" className="shrink-0 text-xs text-soft">{spokenLabel(next.label)}:</li>
          {choices.map((o) => <Chip key={o.value} spoken onClick={() => onSay(`${spokenLabel(next.label)} ${o.label}`)}>{o.label}</Chip>)}
          {hidden > 0 && <Chip onClick={() => setWhole(next.name)}>{say("moreCount", { count: hidden })}</Chip>}
        </>
      ) : (
        missing.map((field) => {
          const label = spokenLabel(field.label);
          const tick = field.type === "checkbox";
          return <Chip key={field.name} spoken onClick={() => (tick ? onSay(label) : onPropose(`${label} `))}>{tick ? label : `${label} …`}</Chip>;
        })
      )}
      {ready && <Chip strong onClick={() => onSay(SAY.submit)}>{say("submit")}</Chip>}
      {ready ? <Chip onClick={() => onSay(SAY.readBack)}>{say("hintReadAll")}</Chip> : <Chip onClick={() => onSay(SAY.whatIsMissing)}>{say("hintMissing")}</Chip>}
    </Row>
  );
}

/** One line of chips. Whoever cannot push it with a finger is led on by a button while there is more of it; it begins anew with another `first`. */
function Row({ name, onward, first, children }: { name: string; onward: string; first: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  const [more, setMore] = useState(false);
  useEffect(() => {
    list.current?.scrollTo({ left: 0 });
  }, [first]);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => setMore(element.scrollLeft + element.clientWidth < element.scrollWidth - 1);
    const watch = new ResizeObserver(look);
    watch.observe(element);
    for (const chip of element.children) watch.observe(chip);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [children]);
  return (
    <div className="flex items-center gap-1">
      <ul ref={list} aria-label={name} className="faded flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto p-1">{children}</ul>
      {more && (
        <button type="button" aria-label={onward} title={onward} onClick={() => list.current?.scrollBy({ left: list.current.clientWidth * 0.7, behavior: "smooth" })} className="grid size-8 shrink-0 place-content-center rounded-full text-soft ring-1 ring-line hover:text-brand hover:ring-brand pointer-coarse:hidden">
          <ChevronRight size={16} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** `spoken`: its words are the form's own, in Vietnamese whatever the interface speaks. `strong`: the one thing that is left to do; where there is room, a large button of that name stands below the page. */
function Chip({ children, spoken = false, strong = false, onClick }: { children: ReactNode; spoken?: boolean; strong?: boolean; onClick: () => void }) {
  const look = strong ? "bg-brand text-on-brand font-semibold lg:hidden" : "bg-paper text-soft ring-1 ring-line hover:text-brand hover:ring-brand";
  return (
    <li className="shrink-0">
      <button type="button" lang={spoken ? "vi" : undefined} onClick={onClick} className={`max-w-56 truncate rounded-full px-3 py-1.5 text-xs pointer-coarse:px-4 pointer-coarse:text-sm ${look}`}>{children}</button>
    </li>
  );
}
