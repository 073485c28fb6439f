/** Words on their way to a field whose value is for the page alone: they are shown without what it shall hold. */
import type { SessionState } from "./state";
import { isSecret, MASK, spokenLabel } from "./values";

type Known = Pick<SessionState, "form" | "asked" | "focused" | "provisional">;

/** `text` as it may be shown before it is known what became of it. */
export function unsaid(text: string, { form, asked, focused, provisional }: Known): string {
  const secret = form?.fields.filter(isSecret) ?? [];
  if (!text || secret.length === 0) return text;
  const aimed = (name: string) => name === asked || name === focused || provisional.some((action) => action.field === name);
  if (secret.some(({ name }) => aimed(name))) return MASK;
  const ends = secret.flatMap(({ label }) => endOf(spokenLabel(label), text));
  return ends.length ? `${text.slice(0, Math.min(...ends))} ${MASK}` : text;
}

/** Where the label ends in the text, if it stands there; accents may be missing or wrong in what was heard. */
function endOf(label: string, text: string): number[] {
  const [sought, within] = [bare(label), bare(text)];
  const at = sought && within.length === text.normalize("NFC").length ? within.indexOf(sought) : -1;
  return at < 0 ? [] : [at + sought.length];
}

/** As many letters as there were, without their marks. */
function bare(text: string): string {
  return [...text.normalize("NFC").toLowerCase()].map((letter) => (letter === "đ" ? "d" : letter.normalize("NFD").charAt(0))).join("");
}
