/** The one recording that is listened to: its sound is fetched as whoever is signed in, and forgotten afterwards. */
import { useCallback, useEffect, useRef, useState } from "react";
import { body, voice } from "../client/api";
import { useSay } from "../i18n";
import { failureOf } from "../ui/trouble";

const NONE = { id: "", sound: "", trouble: "" };

export function usePlayed() {
  const say = useSay();
  const [played, setPlayed] = useState(NONE);
  const sound = useRef("");
  /** Only what was wanted last is played. */
  const round = useRef(0);

  const stop = useCallback(() => {
    round.current += 1;
    if (sound.current) URL.revokeObjectURL(sound.current);
    sound.current = "";
    setPlayed(NONE);
  }, []);
  useEffect(() => stop, [stop]);

  const play = useCallback(
    async (id: string) => {
      stop();
      const mine = round.current;
      setPlayed({ ...NONE, id });
      try {
        const got = body(await voice.GET("/api/recordings/{recording_id}", { params: { path: { recording_id: id } }, parseAs: "blob" }));
        if (mine !== round.current) return;
        sound.current = URL.createObjectURL(got as Blob);
        setPlayed({ id, sound: sound.current, trouble: "" });
      } catch (error) {
        if (mine === round.current) setPlayed({ id, sound: "", trouble: failureOf(error, say).message });
      }
    },
    [say, stop],
  );
  return { ...played, play, stop };
}
