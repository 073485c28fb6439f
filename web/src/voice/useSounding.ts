/** Tells a talk how answers shall sound. */
import { useEffect, useRef } from "react";
import { type Preferences, usePreferences } from "../settings/preferences";
import type { Talk } from "./talk";

/**
 * What was changed; and as a talk begins what was chosen apart from what is usual. The service keeps over a lost
 * connection what was asked for by voice ("im lặng", "nói chậm thôi"): one that goes on heeds only what was changed.
 */
export function useSounding(talk: Talk | null) {
  const [preferences] = usePreferences();
  const { region, speed, aloud } = preferences;
  const known = useRef(soundOf(preferences));
  const begun = useRef<Talk | null>(null);
  useEffect(() => {
    if (!talk) return;
    const wanted = soundOf({ region, speed, aloud });
    const changed = apart(wanted, known.current);
    const chosen = talk === begun.current ? {} : apart(wanted, { ...USUAL, ...changed });
    if (Object.keys(chosen).length) talk.tell({ type: "voice", ...chosen, begins: true });
    if (Object.keys(changed).length && talk.tell({ type: "voice", ...changed })) known.current = wanted;
    begun.current = talk;
  }, [talk, region, speed, aloud]);
}

interface Sound {
  aloud: boolean;
  /** null is the service's own, as for `region`. */
  speed: number | null;
  region: string | null;
}

const USUAL: Sound = { aloud: true, speed: null, region: null };

function soundOf({ region, speed, aloud }: Pick<Preferences, "region" | "speed" | "aloud">): Sound {
  return { aloud, speed: speed === 1 ? null : speed, region: region || null };
}

/** What of `wanted` is not as in `other`. */
function apart(wanted: Sound, other: Sound): Partial<Sound> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== other[name as keyof Sound]));
}
