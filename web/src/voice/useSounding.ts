/** Tells a talk how answers shall sound. */
import { useEffect, useRef } from "react";
import { type Preferences, usePreferences } from "../settings/preferences";
import type { Talk } from "./talk";

/**
 * Only what was chosen apart from what is usual, and what was changed: the service keeps over a lost connection what
 * was asked for by voice ("im lặng", "nói chậm thôi"), and telling it what is usual would undo that.
 */
export function useSounding(talk: Talk | null) {
  const [preferences] = usePreferences();
  const { region, speed, aloud } = preferences;
  const known = useRef(soundOf(preferences));
  useEffect(() => {
    const before = known.current;
    const wanted = soundOf({ region, speed, aloud });
    const news = {
      ...((!aloud || aloud !== before.aloud) && { aloud }),
      ...((wanted.speed !== null || before.speed !== null) && { speed: wanted.speed }),
      ...((wanted.region !== null || before.region !== null) && { region: wanted.region }),
    };
    if (!talk || Object.keys(news).length === 0) return;
    if (talk.tell({ type: "voice", ...news })) known.current = wanted;
  }, [talk, region, speed, aloud]);
}

/** null is the service's own. */
function soundOf({ region, speed, aloud }: Pick<Preferences, "region" | "speed" | "aloud">) {
  return { aloud, speed: speed === 1 ? null : speed, region: region || null };
}
