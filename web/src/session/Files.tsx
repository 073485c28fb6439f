/** Files for the form: dropped, chosen or photographed; attached by a click or by saying so. */
import { Camera, Check, FileText, Paperclip, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { FileKept, Form } from "../client/types";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { sheetPart } from "../ui/part";
import { Sheet } from "../ui/Sheet";
import { useFiles } from "./useFiles";

interface Props {
  sessionId: string;
  form: Form;
  /** What was said or done last: whoever goes on has seen what was refused. */
  turn: string;
  onAttach: (file: string) => void;
  /** Whether something here wants to be seen: a file that is not attached yet, a refusal. */
  onWaiting?: (waiting: boolean) => void;
  /** Files that stand in no field of the form. */
  onLoose?: ((names: readonly string[]) => void) | undefined;
  /** At the end of the row of buttons. */
  children?: ReactNode;
}

const CameraSheet = sheetPart(() => import("./CameraSheet"));

const ACCEPT = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx";

export function Files({ sessionId, form, turn, onAttach, onWaiting, onLoose, children }: Props) {
  const say = useSay();
  const { files, addressOf, trouble, give, takeBack, dismiss } = useFiles(sessionId);
  const [over, setOver] = useDrop(give);
  useEffect(dismiss, [dismiss, turn]);
  const [looked, setLooked] = useState("");
  const [aiming, setAiming] = useState(false);
  const attached = new Set(form.fields.filter((field) => field.type === "file").flatMap((field) => field.value.split("\n")));
  const loose = files.map((file) => file.name).filter((name) => !attached.has(name)).join("\n");
  const waiting = trouble !== "" || loose !== "";
  useEffect(() => onWaiting?.(waiting), [onWaiting, waiting]);
  useEffect(() => onLoose?.(loose ? loose.split("\n") : []), [onLoose, loose]);
  const chosen = useRef<HTMLInputElement>(null);
  const photo = useRef<HTMLInputElement>(null);
  const onChange = (event: React.ChangeEvent<HTMLInputElement>) => {
    void give([...(event.target.files ?? [])]);
    event.target.value = "";
  };
  return (
    <section aria-label={say("files")} className="space-y-2">
      <div className="flex items-center gap-1 *:shrink-0">
        <Button look="quiet" icon={<Paperclip size={16} aria-hidden />} title={say("fileTypes")} onClick={() => chosen.current?.click()}>{say("addFile")}</Button>
        <Button look="quiet" icon={<Camera size={16} aria-hidden />} onClick={() => setAiming(true)}>{say("takePicture")}</Button>
        <input ref={chosen} type="file" multiple accept={ACCEPT} hidden aria-label={say("addFile")} onChange={onChange} />
        <input ref={photo} type="file" accept="image/*" capture="environment" hidden aria-label={say("takePicture")} onChange={onChange} />
        <span className="hidden text-xs text-faint 3xl:block">{say("fileTypes")}</span>
        {children}
      </div>
      {aiming && (
        <CameraSheet
          name={nextPicture(files, say("pictureName"))} onClose={() => setAiming(false)}
          onPicture={(picture) => void give([picture])} onChoose={() => photo.current?.click()}
        />
      )}
      {trouble && (
        <div className="flex items-start gap-1 rounded-xl bg-bad-tint py-1 pr-1 pl-3 text-sm text-bad">
          <p role="alert" className="max-h-24 min-w-0 flex-1 overflow-y-auto py-1.5 whitespace-pre-line wrap-anywhere">{trouble}</p>
          <Button look="quiet" round aria-label={say("dismiss")} icon={<X size={16} aria-hidden />} onClick={dismiss} />
        </div>
      )}
      {files.length > 0 && (
        <ul className="max-h-40 [@media(max-height:52rem)]:max-h-28 space-y-1.5 overflow-y-auto p-px short:max-h-none" aria-label={say("files")}>
          {files.map((file) => (
            <li key={file.name} className={`flex items-center gap-3 rounded-2xl bg-paper px-2 ring-1 ring-line ${attached.has(file.name) ? "py-0.5" : "py-2"}`} data-file={file.name}>
              <Look file={file} address={addressOf(file.name)} small={attached.has(file.name)} onLook={() => setLooked(file.name)} />
              <span className="min-w-0 flex-1 text-sm">
                <span className="block truncate font-medium">{file.name}</span>
                <span className={`text-xs text-faint ${attached.has(file.name) ? "sr-only" : ""}`}>{Math.ceil(file.size_bytes / 1024)} KB</span>
              </span>
              {attached.has(file.name) ? (
                <span className="flex items-center gap-1.5 px-2 text-sm font-medium text-brand"><Check size={16} aria-hidden />{say("attached")}</span>
              ) : (
                <Button onClick={() => onAttach(file.name)}>{say("attach")}</Button>
              )}
              <Button look="quiet" round aria-label={say("takeBack", { name: file.name })} icon={<X size={16} aria-hidden />} onClick={() => void takeBack(file.name)} />
            </li>
          ))}
        </ul>
      )}
      <Sheet open={files.some((file) => file.name === looked)} onClose={() => setLooked("")} title={looked}>
        {looked && <img src={addressOf(looked)} alt={looked} className="mx-auto max-h-[70dvh] max-w-full rounded-xl object-contain" data-looked />}
      </Sheet>
      {over && (
        <div className="pointer-events-none fixed inset-3 z-30 grid place-content-center rounded-3xl border-4 border-dashed border-brand bg-paper/90 text-xl font-semibold text-brand" onDragEnd={() => setOver(false)}>
          {say("dropHere")}
        </div>
      )}
    </section>
  );
}

interface LookProps {
  file: FileKept;
  address: string;
  small: boolean;
  onLook: () => void;
}

/** A picture is looked at here, a document in the browser's own viewer; what is neither has its sign only. */
function Look({ file, address, small, onLook }: LookProps) {
  const say = useSay();
  const [broken, setBroken] = useState("");
  const size = small ? "size-8" : "size-11";
  const look = `grid shrink-0 place-content-center rounded-lg ${size}`;
  const sign = <FileText size={small ? 16 : 20} aria-hidden />;
  if (file.media_type.startsWith("image/") && broken !== address) {
    return (
      <button type="button" aria-label={say("lookAt", { name: file.name })} onClick={onLook} className={`${look} cursor-zoom-in ring-brand hover:ring-2`}>
        <img src={address} alt="" onError={() => setBroken(address)} className={`rounded-lg object-cover ${size}`} data-preview />
      </button>
    );
  }
  if (file.media_type === "application/pdf") {
    return <a href={address} target="_blank" rel="noopener" aria-label={say("openFile", { name: file.name })} className={`${look} bg-brand-tint text-brand ring-brand hover:ring-2`}>{sign}</a>;
  }
  return <span className={`${look} bg-brand-tint text-brand`}>{sign}</span>;
}

/** A name that no other file of the session has, and that can be said. */
function nextPicture(files: readonly { name: string }[], word: string): string {
  const taken = new Set(files.map((file) => file.name));
  for (let number = 1; ; number += 1) if (!taken.has(`${word} ${number}.jpg`)) return `${word} ${number}.jpg`;
}

/** Files may be dropped anywhere on the page. */
function useDrop(give: (files: File[]) => Promise<void>) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(false);
      void give([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [give]);
  return [over, setOver] as const;
}
