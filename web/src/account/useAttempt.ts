/** One attempt of a form: busy meanwhile, and what was wrong with it, by field where that is known. */
import { useCallback, useState } from "react";
import { Trouble } from "../client/api";
import type { Failure } from "../form/state";
import { useSay } from "../i18n";
import { fieldsInEnglish } from "../i18n/errors";
import { failureOf } from "../ui/trouble";

export interface Attempt {
  busy: boolean;
  failure: Failure | null;
  fields: Readonly<Record<string, string>>;
  attempt: (work: () => Promise<void>) => Promise<void>;
}

export function useAttempt(): Attempt {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [fields, setFields] = useState<Attempt["fields"]>({});
  const attempt = useCallback(
    async (work: () => Promise<void>) => {
      setBusy(true);
      setFailure(null);
      setFields({});
      try {
        await work();
      } catch (error) {
        const details = error instanceof Trouble ? error.details : {};
        const wrong = (details.fields as Attempt["fields"] | undefined) ?? {};
        setFields(say.language === "en" ? fieldsInEnglish(wrong) : wrong);
        const wait = Math.ceil(Number(details.retry_after_s ?? 0));
        const told = failureOf(error, say);
        setFailure(wait ? { ...told, message: say("tooOften", { count: wait }) } : told);
      } finally {
        setBusy(false);
      }
    },
    [say],
  );
  return { busy, failure, fields, attempt };
}
