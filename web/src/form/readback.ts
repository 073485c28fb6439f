/** The question before sending: its first line reads the whole form back, the others say what is worth a look, and ask. */
import type { Turn } from "../client/types";

export interface ReadBack {
  /** What else the answer says. */
  before: string;
  /** All that will be sent. */
  list: string;
  /** What is worth a look, then the question itself. */
  rest: readonly string[];
}

/** The question as long as it waits, "" where another one does or none. */
export function sendingQuestion(pending: Turn["pending"]): string {
  return pending?.kind === "confirm_submit" ? pending.question : "";
}

/** What is worth a look before this is sent. */
export function notesOf(question: string): readonly string[] {
  return question.split("\n").slice(1, -1);
}

/** The answer in its parts, null where it does not read the form back: `question` may have waited through another answer. */
export function readBackIn(reply: string, question: string): ReadBack | null {
  const [list = "", ...rest] = question.split("\n");
  // The question is what the answer ends with; behind "Dạ, " its first letter is a small one.
  const at = reply.length - question.length;
  if (rest.length === 0 || at < 0 || reply.slice(at).toLowerCase() !== question.toLowerCase()) return null;
  return { before: reply.slice(0, at), list: reply.slice(at, at + list.length), rest };
}

/** An answer without that nothing was sent: where it is shown beside the button that sends, that is told already. */
export function withoutUnsent(reply: string): string {
  return reply.replace(/\s*Em chưa gửi; anh chị nói “gửi” khi sẵn sàng ạ\./u, "").trim();
}
