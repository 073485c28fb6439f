import { useCallback } from "react";
import { agent, body } from "../client/api";
import { useSay } from "../i18n";
import { failureOf } from "../ui/trouble";
import { useLoaded } from "./useLoaded";

const AT_ONCE = 50;

interface Sought {
  owner?: string[];
  role?: "person" | "admin";
  since?: string;
  until?: string;
  form_type?: string;
  words?: string;
  sent?: boolean;
}

/** Past sessions, newest first, a page at a time; `sought` must be the same object while it means the same. */
export function usePastSessions(sought: Sought) {
  const say = useSay();
  const page = useCallback(
    async (cursor: string) => body(await agent.GET("/api/sessions", { params: { query: { limit: AT_ONCE, cursor, ...sought } } })),
    [sought],
  );
  const { value, failure, set, fail, again } = useLoaded(useCallback(() => page(""), [page]));
  const more = async () => {
    try {
      const next = await page(value?.cursor ?? "");
      set((old) => (old ? { ...next, sessions: [...old.sessions, ...next.sessions] } : next));
    } catch (error) {
      fail(failureOf(error, say));
    }
  };
  return { value, failure, again, more };
}
