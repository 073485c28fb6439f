/** Plays how a voice sounds; one at a time. */
import { useCallback, useEffect, useRef, useState } from "react";
import { body, voice } from "../client/api";
import { useSay } from "../i18n";
import { failureOf } from "../ui/trouble";
import type { Preferences } from "./preferences";

type Region = Preferences["region"];

export function useSample() {
  const say = useSay();
  const [playing, setPlaying] = useState<Region | null>(null);
  const [trouble, setTrouble] = useState("");
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const play = useCallback(
    async (region: Region, speed: number) => {
      const player = new Audio();
      let over = false;
      stop.current();
      stop.current = () => {
        over = true;
        player.pause();
        URL.revokeObjectURL(player.src);
        setPlaying(null);
      };
      setPlaying(region);
      setTrouble("");
      try {
        const query = { speed, ...(region ? { region } : {}) };
        const answer = await voice.GET("/api/voices/sample.wav", { params: { query }, parseAs: "blob" });
        if (over) return;
        player.src = URL.createObjectURL(body(answer));
        player.onended = () => stop.current();
        await player.play();
      } catch (error) {
        if (over) return; // Stopped, or another one was asked for.
        stop.current();
        setTrouble(failureOf(error, say).message);
      }
    },
    [say],
  );
  const toggle = (region: Region, speed: number) => (playing === region ? stop.current() : void play(region, speed));
  return { playing, trouble, toggle };
}
