/** How the person likes to be served. */
import { type Key, useSay } from "../i18n";
import { MicrophoneChoice } from "../voice/MicrophoneChoice";
import { type Preferences, usePreferences } from "./preferences";
import { VoiceChoice } from "./VoiceChoice";

type Chosen = "language" | "theme" | "aloud" | "push";
type Choice<K extends Chosen> = readonly [Preferences[K], Key | string];

const LANGUAGES: readonly Choice<"language">[] = [["vi", "Tiếng Việt"], ["en", "English"]];
const THEMES: readonly Choice<"theme">[] = [["system", "themeSystem"], ["light", "themeLight"], ["dark", "themeDark"]];
const ALOUD: readonly Choice<"aloud">[] = [[true, "aloudYes"], [false, "aloudNo"]];
const PUSH: readonly Choice<"push">[] = [[false, "micOpen"], [true, "micPush"]];

export function PreferenceForm() {
  const say = useSay();
  const [kept, keep] = usePreferences();
  return (
    <div className="space-y-7">
      <Choices name="language" title="language" choices={LANGUAGES} />
      <Choices name="theme" title="theme" choices={THEMES} />
      <Choices name="aloud" title="aloud" choices={ALOUD} />
      <VoiceChoice />
      <label className="block">
        <span className="font-medium">{say("speed")}</span>
        <span className="ml-2 text-sm text-soft">{kept.speed.toFixed(1)}×</span>
        <input type="range" min={0.5} max={2} step={0.1} value={kept.speed} onChange={(event) => keep({ speed: Number(event.target.value) })} className="mt-2 block h-6 w-full accent-(--brand)" />
      </label>
      <Choices name="push" title="micMode" choices={PUSH} />
      <MicrophoneChoice />
    </div>
  );
}

interface ChoicesProps<K extends Chosen> {
  name: K;
  title: Key;
  choices: readonly Choice<K>[];
}

function Choices<K extends Chosen>({ name, title, choices }: ChoicesProps<K>) {
  const say = useSay();
  const [kept, keep] = usePreferences();
  const word = (text: Key | string) => (name === "language" ? text : say(text as Key));
  return (
    <fieldset>
      <legend className="font-medium">{say(title)}</legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {choices.map(([value, text]) => (
          <label key={String(value)} className="relative flex min-h-10 cursor-pointer items-center rounded-full px-4 text-sm text-soft ring-1 ring-line has-checked:bg-brand has-checked:font-semibold has-checked:text-on-brand has-focus-visible:outline-3 has-focus-visible:outline-brand">
            <input type="radio" name={name} className="sr-only" checked={kept[name] === value} onChange={() => keep({ [name]: value })} />
            {word(text)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
