import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { agent, body } from "../client/api";
import type { Draft } from "../client/types";
import { useLanguage, useSay } from "../i18n";
import { FormIcon } from "../session/FormIcon";
import { useCurrentSession } from "../session/SessionContext";
import { Button } from "../ui/Button";
import { failureOf } from "../ui/trouble";
import { ConfirmSheet } from "./ConfirmSheet";
import { State } from "./State";
import { useLoaded } from "./useLoaded";
import { when } from "./when";

const load = async () => body(await agent.GET("/api/drafts"));

export function DraftList() {
  const say = useSay();
  const language = useLanguage();
  const session = useCurrentSession();
  const [, go] = useLocation();
  const { value, failure, set, fail, again } = useLoaded(load);
  const [leaving, setLeaving] = useState<Draft | null>(null);
  const remove = async (draft: Draft) => {
    try {
      set(body(await agent.DELETE("/api/drafts/{draft_id}", { params: { path: { draft_id: draft.id } } })));
    } catch (error) {
      fail(failureOf(error, say));
    }
  };
  const resume = (draft: Draft) => {
    session.act({ act: "open_draft", draft: draft.id });
    go("/");
  };
  return (
    <div>
      <State failure={failure} loading={!value} empty={value && !value.drafts.length ? say("noDrafts") : null} onAgain={again}>
        <Link href="/" className="pressable font-medium text-brand underline underline-offset-4">{say("toSession")}</Link>
      </State>
      <ul className="space-y-2">
        {value?.drafts.map((draft) => (
          <li key={draft.id} className="flex flex-wrap items-center gap-4 rounded-2xl bg-paper p-4 shadow-card ring-1 ring-line" data-draft={draft.id}>
            <span className="grid size-11 shrink-0 place-content-center rounded-xl bg-brand-tint text-brand"><FormIcon type={draft.form_type} /></span>
            <span className="min-w-0 flex-1 basis-48">
              <span lang="vi" className="block truncate font-medium">{draft.name}</span>
              <span className="text-sm text-soft"><span lang="vi">{draft.title}</span> · {when(draft.saved_at, language)} · {say("fieldsCount", { count: draft.fields })}</span>
            </span>
            <Button look="primary" onClick={() => resume(draft)}>{say("resume")}</Button>
            <Button look="quiet" round aria-label={`${say("remove")}: ${draft.name}`} icon={<Trash2 size={18} aria-hidden />} onClick={() => setLeaving(draft)} />
          </li>
        ))}
      </ul>
      {leaving && <ConfirmSheet title={say("deleteDraftAsk", { name: leaving.name })} onYes={() => void remove(leaving)} onClose={() => setLeaving(null)} />}
    </div>
  );
}
