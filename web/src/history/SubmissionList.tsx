import { agent, body } from "../client/api";
import type { Submission } from "../client/types";
import { useLanguage, useSay } from "../i18n";
import { FormIcon } from "../session/FormIcon";
import { FORMS } from "../session/forms";
import { State } from "./State";
import { useLoaded } from "./useLoaded";
import { when } from "./when";

/** The five forms' own backends, newest first over all of them. */
async function load(): Promise<readonly Submission[]> {
  const pages = await Promise.all(
    FORMS.map(async ({ type }) =>
      body(await agent.GET("/forms/{form_type}/submissions", { params: { path: { form_type: type as "loan" } } })).items),
  );
  return pages.flat().sort((a, b) => b.submitted_at.localeCompare(a.submitted_at));
}

export function SubmissionList() {
  const say = useSay();
  const { value, failure, again } = useLoaded(load);
  return (
    <div>
      <State failure={failure} loading={!value} empty={value && !value.length ? say("noSubmissions") : null} onAgain={again} />
      <ul className="space-y-2">
        {value?.map((sent) => <Sent key={sent.reference} sent={sent} />)}
      </ul>
    </div>
  );
}

function Sent({ sent }: { sent: Submission }) {
  const say = useSay();
  const language = useLanguage();
  const form = FORMS.find((known) => known.type === sent.form);
  const values = Object.entries(sent.record).filter(([, value]) => value !== null && value !== "" && value !== false);
  return (
    <li className="rounded-2xl bg-paper shadow-card ring-1 ring-line" data-reference={sent.reference}>
      <details>
        <summary className="flex items-center gap-4 rounded-2xl p-4">
          <span className="grid size-11 shrink-0 place-content-center rounded-xl bg-brand-tint text-brand"><FormIcon type={sent.form} /></span>
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{sent.reference}</span>
            <span className="text-sm text-soft">{form ? say(form.name) : sent.form} · {when(sent.submitted_at, language)}</span>
          </span>
        </summary>
        <dl className="grid gap-x-4 gap-y-1 px-4 pb-4 text-sm sm:grid-cols-[auto_1fr]">
          {values.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="font-medium wrap-anywhere">{typeof value === "object" ? JSON.stringify(value) : String(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
