/** What was sent, as the five forms' own backends keep it, newest first over all of them. */
import { agent, body } from "../client/api";
import type { Submission } from "../client/types";
import { FORMS } from "../session/forms";
import type { Rules } from "./record";

export interface Sent {
  items: readonly Submission[];
  /** Form type -> where its next page begins; forms without more are left out. */
  more: Readonly<Record<string, number>>;
  rules: Readonly<Record<string, Rules>>;
}

/** What the services look for; nothing given means everything. */
export interface Sought {
  words?: string;
  since?: string;
  until?: string;
}

/** The newest of one form, or of each. */
export async function load(form: string, sought: Sought): Promise<Sent> {
  const types = FORMS.map(({ type }) => type).filter((type) => !form || type === form);
  const rules = await Promise.all(types.map(async (type) => [type, await rulesOf(type)] as const));
  const none: Sent = { items: [], more: Object.fromEntries(types.map((type) => [type, 0])), rules: Object.fromEntries(rules) };
  return next(none, sought);
}

/** One page more of each form that has one. */
export async function next(known: Sent, sought: Sought): Promise<Sent> {
  const pages = await Promise.all(
    Object.entries(known.more).map(async ([type, cursor]) => {
      const asked = { path: { form_type: type }, query: { ...sought, ...(cursor && { cursor }) } };
      return [type, body(await agent.GET("/forms/{form_type}/submissions", { params: asked }))] as const;
    }),
  );
  const items = [...known.items, ...pages.flatMap(([, page]) => page.items)];
  return {
    ...known,
    items: items.sort((a, b) => b.submitted_at.localeCompare(a.submitted_at)),
    more: Object.fromEntries(pages.flatMap(([type, page]) => (page.next_cursor ? [[type, Number(page.next_cursor)]] : []))),
  };
}

/** The rules that the form's page itself goes by; without them names stand for labels. */
async function rulesOf(type: string): Promise<Rules> {
  const answer = await fetch(`/agent/forms/${type}/rules.json`);
  return answer.ok ? ((await answer.json()) as { fields: Rules }).fields : {};
}
