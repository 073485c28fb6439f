import { useCallback, useMemo, useState } from "react";
import { Link } from "wouter";
import type { Submission } from "../client/types";
import { useLanguage, useSay } from "../i18n";
import { FormIcon } from "../session/FormIcon";
import { FORMS } from "../session/forms";
import { Button } from "../ui/Button";
import { failureOf } from "../ui/trouble";
import { between } from "./days";
import { Days, FormFilter, Narrowing, Search } from "./Filter";
import { linesOf, type Rules } from "./record";
import { State } from "./State";
import { load, next } from "./submissions";
import { useLoaded } from "./useLoaded";
import { useRested } from "./useRested";
import { when } from "./when";

export function SubmissionList() {
  const say = useSay();
  const [form, setForm] = useState("");
  const [typed, setTyped] = useState("");
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const words = useRested(typed);
  const sought = useMemo(() => ({ ...(words && { words }), ...between(first, last) }), [words, first, last]);
  const { value, failure, set, fail, again } = useLoaded(useCallback(() => load(form, sought), [form, sought]));
  const narrowed = Boolean(form || words || first || last);
  const more = async () => {
    try {
      if (value) set(await next(value, sought));
    } catch (error) {
      fail(failureOf(error, say));
    }
  };
  return (
    <div className="space-y-4">
      <Narrowing search={<Search value={typed} onValue={setTyped} hint={say("searchSubmissions")} />} narrowed={Boolean(form || first || last)}>
        <Days first={first} last={last} onFirst={setFirst} onLast={setLast} />
        <FormFilter form={form} onForm={setForm} />
      </Narrowing>
      <State failure={failure} loading={!value} empty={value && !value.items.length ? say(narrowed ? "noneSent" : "noSubmissions") : null} onAgain={again}>
        {!narrowed && <Link href="/" className="pressable font-medium text-brand underline underline-offset-4">{say("toSession")}</Link>}
      </State>
      <ul className="space-y-2">
        {value?.items.map((sent) => <Sent key={sent.reference} sent={sent} rules={value.rules[sent.form] ?? {}} />)}
      </ul>
      {value && Object.keys(value.more).length > 0 && <Button onClick={() => void more()}>{say("more")}</Button>}
    </div>
  );
}

function Sent({ sent, rules }: { sent: Submission; rules: Rules }) {
  const say = useSay();
  const language = useLanguage();
  const form = FORMS.find((known) => known.type === sent.form);
  const lines = linesOf(sent.record, rules, say);
  return (
    <li className="rounded-2xl bg-paper shadow-card ring-1 ring-line" data-reference={sent.reference}>
      <details className="group">
        <summary className="flex items-center gap-4 rounded-2xl p-4 hover:text-brand">
          <span className="grid size-11 shrink-0 place-content-center rounded-xl bg-brand-tint text-brand"><FormIcon type={sent.form} /></span>
          <span className="min-w-0 flex-1">
            <span lang="vi" className="block font-medium wrap-anywhere">{lines[0] ? `${sent.reference} · ${lines[0].value}` : sent.reference}</span>
            <span className="text-sm text-soft">{form ? say(form.name) : sent.form} · {when(sent.submitted_at, language)}</span>
          </span>
        </summary>
        <dl lang="vi" className="grid gap-x-6 gap-y-2 border-t border-line p-4 text-sm sm:grid-cols-2">
          {lines.map(({ name, label, value }) => (
            <div key={name} data-value={name} className={value.includes("\n") ? "sm:col-span-2" : ""}>
              <dt className="text-xs text-soft">{label}</dt>
              <dd className="font-medium whitespace-pre-line wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
