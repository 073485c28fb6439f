/** What was said and kept as sound, because the person wanted it: to be listened to and deleted. */
import { Play, Square, Trash2 } from "lucide-react";
import { useState } from "react";
import { body, voice } from "../client/api";
import type { components } from "../client/voice";
import { type Language, type Say, useLanguage, useSay } from "../i18n";
import { Button } from "../ui/Button";
import { failureOf } from "../ui/trouble";
import { ConfirmSheet } from "./ConfirmSheet";
import { State } from "./State";
import { useLoaded } from "./useLoaded";
import { usePlayed } from "./usePlayed";
import { when } from "./when";

type Recording = components["schemas"]["Recording"];

const load = async () => body(await voice.GET("/api/recordings"));

export function RecordingList() {
  const say = useSay();
  const language = useLanguage();
  const { value, failure, set, fail, again } = useLoaded(load);
  const played = usePlayed();
  const [leaving, setLeaving] = useState<Recording | null>(null);
  const named = (key: Parameters<Say>[0], { at }: Recording) => say(key, { when: when(at, language) });
  const remove = async ({ recording_id }: Recording) => {
    try {
      await voice.DELETE("/api/recordings/{recording_id}", { params: { path: { recording_id } } });
      if (played.id === recording_id) played.stop();
      set((kept) => kept?.filter((one) => one.recording_id !== recording_id) ?? null);
    } catch (error) {
      fail(failureOf(error, say));
    }
  };
  return (
    <div>
      <State failure={failure} loading={!value} empty={value && !value.length ? say("noRecordings") : null} onAgain={again} />
      <ul className="space-y-2">
        {value?.map((one) => {
          const open = played.id === one.recording_id;
          return (
            <li key={one.recording_id} className="rounded-2xl bg-paper p-4 shadow-card ring-1 ring-line" data-recorded={one.recording_id}>
              <div className="flex items-center gap-3">
                <Button
                  round
                  className="size-11!"
                  aria-label={named(open ? "recordingStop" : "recordingPlay", one)}
                  icon={open ? <Square size={16} aria-hidden fill="currentColor" /> : <Play size={18} aria-hidden />}
                  onClick={() => (open ? played.stop() : void played.play(one.recording_id))}
                />
                <span className="min-w-0 flex-1">
                  <span className="block font-medium tabular-nums">{when(one.at, language)}</span>
                  <span className="text-sm text-soft">{lasted(one, language, say)}</span>
                </span>
                <Button look="quiet" round className="size-11!" aria-label={named("recordingDelete", one)} icon={<Trash2 size={18} aria-hidden />} onClick={() => setLeaving(one)} />
              </div>
              {open && played.trouble && <p role="alert" className="mt-2 text-sm text-bad">{played.trouble}</p>}
              {open && !played.trouble && !played.sound && <p role="status" className="mt-2 text-sm text-soft">{say("loading")}</p>}
              {open && played.sound && <audio controls autoPlay src={played.sound} aria-label={named("recordingSound", one)} className="mt-3 h-11 w-full" />}
            </li>
          );
        })}
      </ul>
      {leaving && <ConfirmSheet title={named("recordingDeleteAsk", leaving)} about={say("recordingDeleteAbout")} onYes={() => void remove(leaving)} onClose={() => setLeaving(null)} />}
    </div>
  );
}

function lasted({ seconds }: Recording, language: Language, say: Say): string {
  return say("recordingSeconds", { count: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(seconds) });
}
