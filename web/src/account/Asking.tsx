/** A form that asks the services for something: its boxes, what was wrong, and its button. */
import type { ReactNode } from "react";
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
  // What belongs to a box is said there.
  const general = failure && Object.keys(fields).length === 0;
  return (
    <form
      noValidate className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
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
