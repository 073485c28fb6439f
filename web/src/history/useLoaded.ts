import { useCallback, useEffect, useState } from "react";
import type { Failure } from "../form/state";
import { useSay } from "../i18n";
import { failureOf } from "../ui/trouble";

/** Something that a service is asked for, again when `load` changes or `again` is called. */
export function useLoaded<T>(load: () => Promise<T>) {
  const say = useSay();
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let left = false;
    setFailure(null);
    load().then(
      (loaded) => !left && setValue(loaded),
      (error: unknown) => !left && setFailure(failureOf(error, say)),
    );
    return () => {
      left = true;
    };
  }, [load, round, say]);
  return { value, failure, set: setValue, fail: setFailure, again: useCallback(() => setRound((n) => n + 1), []) };
}
