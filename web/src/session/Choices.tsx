/** What a question may be answered with. A long list is told by its first choices: the others are behind one more button. */
import { useState } from "react";
import type { Form } from "../client/types";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

interface Props {
  /** Those that came with the question. */
  options: readonly string[];
  /** All that the field has. */
  all: readonly string[];
  onSay: (text: string) => void;
}

export function Choices({ options, all, onSay }: Props) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  // Other choices than the field's are the question's own, as yes and no.
  const some = options.length < all.length && options.every((option) => all.includes(option));
  const shown = some && open ? all : options;
  return (
    <div className="flex flex-wrap gap-2" role="group" aria-label={say("choices")}>
      {shown.map((option, at) => <Button key={option} lang="vi" autoFocus={open && at === options.length} onClick={() => onSay(option)}>{option}</Button>)}
      {some && !open && <Button onClick={() => setOpen(true)}>{say("moreCount", { count: all.length - options.length })}</Button>}
    </div>
  );
}

/** The names of the choices that a field has now. */
export function choicesOf(form: Form | null, name: string): readonly string[] {
  return form?.fields.find((field) => field.name === name)?.options?.filter((o) => o.value && o.enabled).map((o) => o.label) ?? [];
}
