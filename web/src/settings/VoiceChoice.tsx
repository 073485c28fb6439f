/** In which voice answers are spoken: by name, each to be listened to before it is chosen. */
import { Square, Volume2 } from "lucide-react";
import { body, voice } from "../client/api";
import type { components } from "../client/voice";
import { useLoaded } from "../history/useLoaded";
import { type Key, useSay } from "../i18n";
import { Button } from "../ui/Button";
import { type Preferences, usePreferences } from "./preferences";
import { useSample } from "./useSample";

type Region = Preferences["region"];
type Voices = components["schemas"]["Voices"];

const ACCENTS: Readonly<Record<Exclude<Region, "">, Key>> = { north: "regionNorth", central: "regionCentral", south: "regionSouth" };
const ALL = ["north", "central", "south"] as const;

const load = async () => body(await voice.GET("/api/voices"));

export function VoiceChoice() {
  const say = useSay();
  const [{ region, speed }, keep] = usePreferences();
  const { value: known } = useLoaded(load);
  const sample = useSample();
  const choices: readonly Region[] = ["", ...(known?.regions ?? ALL)];
  return (
    <fieldset>
      <legend className="font-medium">{say("region")}</legend>
      <ul className="mt-2 divide-y divide-line rounded-2xl ring-1 ring-line">
        {choices.map((one) => (
          <li key={one} className="flex min-h-13 items-center gap-2 pr-2">
            <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-3 self-stretch px-4 py-2 text-sm has-checked:font-semibold">
              <input type="radio" name="region" checked={region === one} onChange={() => keep({ region: one })} className="size-4 accent-(--brand)" />
              <span className="min-w-0 wrap-anywhere">{nameOf(one, known, say)}</span>
            </label>
            {known && (
              <Button
                look="quiet"
                aria-label={`${say(sample.playing === one ? "sampleStop" : "sample")}: ${nameOf(one, known, say)}`}
                icon={sample.playing === one ? <Square size={14} aria-hidden fill="currentColor" /> : <Volume2 size={16} aria-hidden />}
                onClick={() => sample.toggle(one, speed)}
                data-sample={one || "usual"}
                data-playing={sample.playing === one}
              >
                {say(sample.playing === one ? "sampleStop" : "sample")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sample.trouble && <p role="alert" className="mt-2 text-sm text-bad">{sample.trouble}</p>}
    </fieldset>
  );
}

/** "eSpeak NG · Miền Bắc"; without the service, which knows its voices, only the accent. */
function nameOf(region: Region, known: Voices | null, say: ReturnType<typeof useSay>): string {
  const accent = region || known?.usual;
  const name = accent ? [known?.called, say(ACCENTS[accent])].filter(Boolean).join(" · ") : "";
  if (region) return name;
  return name ? `${say("regionService")} (${name})` : say("regionService");
}
