/** A form that asks the services for something: its boxes, what was wrong, and its button. */
import { type ReactNode, useEffect, useRef } from "react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import type { Attempt } from "./useAttempt";

interface Props {
  attempt: Attempt;
  onSend: () => Promise<void>;
  button: string;
  children: ReactNode;
}

export function Asking({ attempt, onSend, button, children }: Props) {
  const say = useSay();
  const { busy, failure, fields } = attempt;
  const form = useRef<HTMLFormElement>(null);
  // Whoever types goes on at the first box that is wrong.
  useEffect(() => {
    if (Object.keys(fields).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [fields]);
  // What belongs to a box is said there.
  const general = failure && Object.keys(fields).length === 0;
  return (
    <form
      ref={form} noValidate className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        const boxes = [...event.currentTarget.querySelectorAll("input")];
        // Each box that is empty says so itself.
        if (!event.currentTarget.checkValidity()) return boxes.find((box) => !box.validity.valid)?.focus();
        void attempt.attempt(onSend);
      }}
    >
      {general && <p role="alert" className="rounded-xl bg-bad-tint px-4 py-3 text-bad">{failure.message}</p>}
      {!general && failure && <p role="alert" className="sr-only">{Object.values(fields).join(" ")}</p>}
      {children}
      <Button type="submit" look="primary" disabled={busy} className="min-h-11 w-full justify-center">
        {busy ? say("working") : button}
      </Button>
    </form>
  );
}
