/** What a past session is called: its form, whom or what it is about, and the sum; of a session without a form its id. */
import type { components } from "../client/agent";

export function nameOf({ title, about, session_id }: Pick<components["schemas"]["PastSession"], "title" | "about" | "session_id">): string {
  return [title || session_id, ...(about ?? [])].join(" · ");
}
