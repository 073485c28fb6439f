/** Changes one value exactly: what is entered goes into this field, checked and undone like what is said. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Field } from "../client/types";
import { isEmpty, isSecret, shown, spokenLabel } from "../form/values";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { useHeldUnsaved } from "./unsaved";
import { ValueInput } from "./ValueInput";

interface Props {
  field: Field;
  /** "" empties it. */
  onSet: (field: string, value: string) => void;
  onDone: () => void;
  /** Only where the value was entered with a doubt: somebody says that it is right as it is. */
  onRight?: (() => void) | undefined;
}

export function FieldEditor({ field, onSet, onDone, onRight }: Props) {
  const say = useSay();
  const secret = isSecret(field);
  const held = secret ? "" : field.value;
  const start = field.type === "checkbox" ? held || "false" : held;
  const [value, setValue] = useState(start);
  const [known, setKnown] = useState(start);
  if (start !== known) {
    // Filled from elsewhere meanwhile: what nobody has typed over follows.
    setKnown(start);
    if (value === known) setValue(start);
  }
  const [copied, setCopied] = useState(false);
  const whole = useRef<HTMLFormElement>(null);
  useEffect(() => {
    whole.current?.scrollIntoView({ block: "nearest" });
    beginTyping(whole.current);
  }, []);
  const file = field.type === "file";
  const copy = async () => {
    await navigator.clipboard.writeText(shown(field.value, field));
    setCopied(true);
  };
  const set = (wanted: string) => {
    if (wanted === held) onRight?.();
    else if (!(isEmpty(field) && isEmpty({ type: field.type, value: wanted }))) onSet(field.name, wanted);
    onDone();
  };
  useHeldUnsaved(spokenLabel(field.label), value !== start, () => set(value));
  const right = () => {
    onRight?.();
    onDone();
  };
  // Both keys are for this value alone: around it they would leave the sheet, or send the form.
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.nativeEvent.isComposing) return;
    const saves = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!saves && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (saves) set(value);
    else onDone();
  };
  const empty = () => {
    onSet(field.name, "");
    onDone();
  };
  return (
    <form
      ref={whole}
      className="space-y-2 px-2 pb-2.5 pl-8"
      onSubmit={(event) => {
        event.preventDefault();
        set(value);
      }}
      onKeyDown={onKeyDown}
    >
      {file ? <p className="text-xs text-soft">{say("fileSay")}</p> : <ValueInput field={field} value={value} onChange={setValue} />}
      {field.description && <p className="text-xs text-faint">{field.description}</p>}
      <div className="flex flex-wrap gap-1.5">
        {!file && <Button look="primary" type="submit">{say("save")}</Button>}
        {onRight && <Button onClick={right}>{say("isRight")}</Button>}
        {!isEmpty(field) && !secret && <Button look="quiet" onClick={() => void copy()}>{say(copied ? "copied" : "copy")}</Button>}
        {!isEmpty(field) && <Button look="quiet" onClick={empty}>{say("clear")}</Button>}
      </div>
    </form>
  );
}

/** Whoever opened it types on at once: one line is typed over, a longer text is gone on with. */
function beginTyping(form: HTMLFormElement | null) {
  const box = form?.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>("input, select, textarea");
  box?.focus({ preventScroll: true });
  if (box instanceof HTMLInputElement && box.type !== "checkbox") box.select();
  if (box instanceof HTMLTextAreaElement) box.setSelectionRange(box.value.length, box.value.length);
}
