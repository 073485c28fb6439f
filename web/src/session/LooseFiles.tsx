/** Files that were given and stand in no field, told before the form goes without them. */
import { Paperclip } from "lucide-react";
import type { Form } from "../client/types";
import { isEmpty } from "../form/values";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

interface Props {
  files: readonly string[];
  form: Form;
  busy: boolean;
  onAttach: (file: string, field: string) => void;
}

export function LooseFiles({ files, form, busy, onAttach }: Props) {
  const say = useSay();
  if (files.length === 0) return null;
  const free = form.fields.filter((field) => field.type === "file" && field.enabled && isEmpty(field));
  // With one file and one field nothing else can be meant; otherwise it is said which goes where.
  const [file, field] = files.length === 1 && free.length === 1 ? [files[0], free[0]] : [];
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 rounded-xl bg-ask-tint px-3 py-1.5 text-sm text-ask max-sm:flex-nowrap max-sm:py-0.5 max-sm:text-xs" data-loose>
      <Paperclip size={16} aria-hidden className="shrink-0" />
      <p className="min-w-0 flex-1 wrap-anywhere">{say("looseFiles", { count: files.length, names: files.join(", ") })}</p>
      {file && field && <Button className="min-h-11" disabled={busy} onClick={() => onAttach(file, field.name)}>{say("attach")}</Button>}
    </div>
  );
}
