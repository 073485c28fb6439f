/** The page goes to the step where a sentence filled something: what nobody can see was not done, for whoever looks on. */
import { useEffect, useRef } from "react";
import type { Form } from "../client/types";
import type { Live } from "../live/useLive";

/** `names`: a new array for every sentence. `held`: somebody works in the page, or it was sent elsewhere. */
export function useLatestShown({ status, send }: Pick<Live, "status" | "send">, form: Form, names: readonly string[], held: boolean) {
  const shown = useRef<readonly string[] | null>(null);
  useEffect(() => {
    if (status !== "open" || shown.current === names) return;
    shown.current = names;
    const filled = form.fields.filter((f) => names.includes(f.name));
    // Where one of them is in sight already, nothing has to move.
    if (!filled[0] || held || filled.some((f) => f.step === form.step)) return;
    send({ type: "show", field: filled[0].name });
  }, [status, send, form, names, held]);
}
