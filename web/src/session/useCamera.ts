/** The device's camera while somebody looks at it. */
import { type RefObject, useEffect, useState } from "react";
import type { Key } from "../i18n";

const TROUBLE: Readonly<Record<string, Key>> = {
  NotAllowedError: "cameraDenied", SecurityError: "cameraDenied", NotFoundError: "cameraMissing",
  OverconstrainedError: "cameraMissing", NotReadableError: "cameraBusy", AbortError: "cameraBusy",
};
const QUALITY = 0.92;

/** The picture runs in `view`. Gives: whether it does, and what is in the way. */
export function useCamera(view: RefObject<HTMLVideoElement | null>, on: boolean) {
  const [state, setState] = useState<"starting" | "running" | Key>("starting");
  useEffect(() => {
    if (!on) return;
    let left = false;
    let taken: MediaStream | null = null;
    setState("starting");
    open()
      .then(async (stream) => {
        taken = stream;
        if (left || !view.current) return release(stream);
        view.current.srcObject = stream;
        await view.current.play();
        if (!left) setState("running");
      })
      .catch((error: unknown) => {
        if (!left) setState((error instanceof DOMException && TROUBLE[error.name]) || "cameraMissing");
      });
    return () => {
      left = true;
      if (taken) release(taken);
    };
  }, [view, on]);
  return state;
}

/** The back camera of a phone, in a size in which the print of a card can be read. */
function open(): Promise<MediaStream> {
  if (!navigator.mediaDevices) return Promise.reject(new DOMException("no camera here", "NotFoundError"));
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } } });
}

function release(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop();
}

/** What `view` shows now, as a JPEG file. */
export async function pictureOf(view: HTMLVideoElement, name: string): Promise<File> {
  const canvas = document.createElement("canvas");
  canvas.width = view.videoWidth;
  canvas.height = view.videoHeight;
  canvas.getContext("2d")?.drawImage(view, 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob) throw new DOMException("no picture", "InvalidStateError");
  return new File([blob], name, { type: "image/jpeg" });
}
