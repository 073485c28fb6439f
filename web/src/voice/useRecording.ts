/** Whether the sound of what is said is kept: only if the person wants it, and shown as the service says it is. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Talk } from "./talk";

export interface Recording {
  /** In a talk: it is kept; before one: it will be. */
  on: boolean;
  /** Now, of what is said in this moment. */
  running: boolean;
  record: (on: boolean) => void;
  /** The service said whether it keeps it. */
  told: (on: boolean) => void;
}

export function useRecording(id: string, talk: Talk | null): Recording {
  const [on, setOn] = useState(false);
  /** What the person chose and the service has not agreed to yet. */
  const chosen = useRef<boolean | null>(null);

  const ask = useCallback(() => {
    if (chosen.current !== null) talk?.tell({ type: "record", on: chosen.current });
  }, [talk]);
  useEffect(ask, [ask]);

  const told = useCallback(
    (kept: boolean) => {
      setOn(kept);
      if (kept === chosen.current) chosen.current = null;
      // It was told before the service had a talk to keep anything of.
      else ask();
    },
    [ask],
  );
  const record = useCallback(
    (wanted: boolean) => {
      chosen.current = wanted;
      // In a talk nothing is shown that the service did not confirm.
      if (talk) ask();
      else setOn(wanted);
    },
    [talk, ask],
  );

  // Of another session nothing is kept.
  useEffect(
    () => () => {
      chosen.current = null;
      setOn(false);
    },
    [id],
  );
  return { on, running: on && talk !== null, record, told };
}
