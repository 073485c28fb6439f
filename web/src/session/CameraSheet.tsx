/** Photographs a paper: aim, shoot, look at it, use it. Where there is no camera, it says why and a file is chosen. */
import { Camera, RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { Sheet } from "../ui/Sheet";
import { pictureOf, useCamera } from "./useCamera";

interface Props {
  /** Of the file that becomes of the picture. */
  name: string;
  onPicture: (picture: File) => void;
  onChoose: () => void;
  onClose: () => void;
}

const USUAL_SHAPE = 16 / 9;

export default function CameraSheet({ name, onPicture, onChoose, onClose }: Props) {
  const say = useSay();
  const view = useRef<HTMLVideoElement>(null);
  const [shot, setShot] = useState<File | null>(null);
  const [shape, setShape] = useState(USUAL_SHAPE);
  const state = useCamera(view, shot === null);
  const still = useAddress(shot);
  const refused = state !== "starting" && state !== "running";
  const shoot = async () => view.current && setShot(await pictureOf(view.current, name));
  const use = () => {
    if (shot) onPicture(shot);
    onClose();
  };
  const buttons = (
    <div className="flex flex-wrap justify-center gap-3">
      {shot ? (
        <>
          <Button className="min-h-11" icon={<RotateCcw size={16} aria-hidden />} onClick={() => setShot(null)}>{say("cameraAgain")}</Button>
          <Button look="primary" className="min-h-11" onClick={use}>{say("cameraUse")}</Button>
        </>
      ) : (
        <Button look="primary" className="min-h-11 px-8" disabled={state !== "running"} icon={<Camera size={20} aria-hidden />} onClick={() => void shoot()}>{say("cameraShoot")}</Button>
      )}
    </div>
  );
  return (
    <Sheet open onClose={onClose} title={say("takePicture")} about={refused ? "" : say(shot ? "cameraLook" : "cameraAbout")} footer={refused ? undefined : buttons}>
      {refused ? (
        <div className="space-y-4" data-camera={state}>
          <p role="alert" className="rounded-2xl bg-bad-tint p-4 text-bad">{say(state)}</p>
          <Button look="primary" className="min-h-11" onClick={() => { onClose(); onChoose(); }}>{say("cameraChoose")}</Button>
        </div>
      ) : (
        // In the camera's own shape, and so low that the button below it is in sight.
        <div data-camera={shot ? "shot" : state} style={{ aspectRatio: shape, width: `min(100%, (92dvh - 13rem) * ${shape})` }} className="relative mx-auto grid place-items-center overflow-hidden rounded-2xl bg-black text-white">
          {still ? (
            <img src={still} alt={say("cameraShot")} className="size-full object-contain" />
          ) : (
            <video ref={view} muted playsInline aria-label={say("cameraView")} onLoadedMetadata={({ currentTarget }) => setShape(shapeOf(currentTarget))} className="size-full object-contain" />
          )}
          {!shot && state === "starting" && <p role="status" className="absolute">{say("cameraStarting")}</p>}
        </div>
      )}
    </Sheet>
  );
}

function shapeOf({ videoWidth, videoHeight }: HTMLVideoElement): number {
  return videoHeight ? videoWidth / videoHeight : USUAL_SHAPE;
}

function useAddress(file: File | null): string {
  const [address, setAddress] = useState("");
  useEffect(() => {
    if (!file) return setAddress("");
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}
