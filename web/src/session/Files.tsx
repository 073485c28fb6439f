/** Files for the form: dropped, chosen or photographed; attached by a click or by saying so. */
import { Camera, FileText, Paperclip, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { useFiles } from "./useFiles";

interface Props {
  sessionId: string;
  onSay: (text: string) => void;
}

const ACCEPT = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx";

export function Files({ sessionId, onSay }: Props) {
  const say = useSay();
  const { files, previews, trouble, give, takeBack } = useFiles(sessionId);
  const [over, setOver] = useDrop(give);
  const chosen = useRef<HTMLInputElement>(null);
  const photo = useRef<HTMLInputElement>(null);
  const onChange = (event: React.ChangeEvent<HTMLInputElement>) => {
    void give([...(event.target.files ?? [])]);
    event.target.value = "";
  };
  return (
    <section aria-label={say("files")} className="space-y-2">
      <div className="flex items-center gap-1">
        <Button look="quiet" icon={<Paperclip size={16} aria-hidden />} onClick={() => chosen.current?.click()}>{say("addFile")}</Button>
        <span className="hidden pointer-coarse:block"><Button look="quiet" icon={<Camera size={16} aria-hidden />} onClick={() => photo.current?.click()}>{say("takePicture")}</Button></span>
        <input ref={chosen} type="file" multiple accept={ACCEPT} hidden aria-label={say("addFile")} onChange={onChange} />
        <input ref={photo} type="file" accept="image/*" capture="environment" hidden aria-label={say("takePicture")} onChange={onChange} />
        <span className="hidden text-xs text-faint sm:inline">{say("fileTypes")}</span>
      </div>
      {trouble && <p role="alert" className="rounded-xl bg-bad-tint px-3 py-2 text-sm text-bad">{trouble}</p>}
      {files.length > 0 && (
        <ul className="space-y-1.5" aria-label={say("files")}>
          {files.map((file) => (
            <li key={file.name} className="flex items-center gap-3 rounded-2xl bg-paper p-2 ring-1 ring-line" data-file={file.name}>
              {previews[file.name] ? (
                <img src={previews[file.name]} alt="" className="size-11 rounded-lg object-cover" />
              ) : (
                <span className="grid size-11 place-content-center rounded-lg bg-brand-tint text-brand"><FileText size={20} aria-hidden /></span>
              )}
              <span className="min-w-0 flex-1 text-sm">
                <span className="block truncate font-medium">{file.name}</span>
                <span className="text-xs text-faint">{Math.ceil(file.size_bytes / 1024)} KB</span>
              </span>
              <Button onClick={() => onSay(`đính kèm ${file.name.replace(/\.[^.]+$/, "")}`)}>{say("attach")}</Button>
              <Button look="quiet" round aria-label={say("takeBack", { name: file.name })} icon={<X size={16} aria-hidden />} onClick={() => void takeBack(file.name)} />
            </li>
          ))}
        </ul>
      )}
      {over && (
        <div className="pointer-events-none fixed inset-3 z-30 grid place-content-center rounded-3xl border-4 border-dashed border-brand bg-paper/90 text-xl font-semibold text-brand" onDragEnd={() => setOver(false)}>
          {say("dropHere")}
        </div>
      )}
    </section>
  );
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
