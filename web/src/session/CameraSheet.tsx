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

export default function CameraSheet({ name, onPicture, onChoose, onClose }: Props) {
  const say = useSay();
  const view = useRef<HTMLVideoElement>(null);
  const [shot, setShot] = useState<File | null>(null);
  const state = useCamera(view, shot === null);
  const still = useAddress(shot);
  const refused = state !== "starting" && state !== "running";
  const shoot = async () => view.current && setShot(await pictureOf(view.current, name));
  const use = () => {
    if (shot) onPicture(shot);
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={say("takePicture")} about={refused ? "" : say("cameraAbout")}>
      {refused ? (
        <div className="space-y-4" data-camera={state}>
          <p role="alert" className="rounded-2xl bg-bad-tint p-4 text-bad">{say(state)}</p>
          <Button look="primary" className="min-h-11" onClick={() => { onClose(); onChoose(); }}>{say("cameraChoose")}</Button>
        </div>
      ) : (
        <div className="space-y-4" data-camera={shot ? "shot" : state}>
          <div className="relative grid aspect-4/3 place-items-center overflow-hidden rounded-2xl bg-black text-white">
            {still ? (
              <img src={still} alt={say("cameraShot")} className="size-full object-contain" />
            ) : (
              <video ref={view} muted playsInline aria-label={say("cameraView")} className="size-full object-contain" />
            )}
            {!shot && state === "starting" && <p role="status" className="absolute">{say("cameraStarting")}</p>}
          </div>
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
        </div>
      )}
    </Sheet>
  );
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
