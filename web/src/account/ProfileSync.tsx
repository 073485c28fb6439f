/** What the person prefers follows them: from their account into this browser, and back when they change it. */
import { useEffect, useRef } from "react";
import { body, voice } from "../client/api";
import type { Person } from "../client/types";
import { type Preferences, usePreferences } from "../settings/preferences";
import { useAccount } from "./AccountContext";

type Profile = Person["profile"];
const REST_MS = 400;

function asProfile(kept: Preferences): Profile {
  return { language: kept.language, region: kept.region || null, speed: kept.speed, aloud: kept.aloud, push: kept.push };
}

const same = (a: Profile, b: Profile) => (Object.keys(a) as (keyof Profile)[]).every((name) => a[name] === b[name]);

export function ProfileSync() {
  const { person, changed } = useAccount();
  const [kept, keep] = usePreferences();
  const known = useRef<Profile | null>(null);

  useEffect(() => {
    if (!person || known.current) return;
    known.current = person.profile;
    keep({ ...person.profile, region: person.profile.region ?? "" });
  }, [person, keep]);

  useEffect(() => {
    const wanted = asProfile(kept);
    const before = known.current;
    if (!before || same(wanted, before)) return;
    const timer = setTimeout(() => {
      known.current = wanted;
      voice.PATCH("/api/auth/me", { body: { profile: wanted } }).then(
        (answer) => changed(body(answer).person),
        () => {
          known.current = before; // The next change takes it along.
        },
      );
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [kept, changed]);
  return null;
}
