import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { Sheet } from "../ui/Sheet";

interface Props {
  title: string;
  about?: string;
  /** What the button says that does it. */
  yes?: string;
  onYes: () => void;
  onClose: () => void;
}

/** Before something is deleted for good. */
export function ConfirmSheet({ title, about = "", yes, onYes, onClose }: Props) {
  const say = useSay();
  return (
    <Sheet open onClose={onClose} title={title} about={about}>
      <div className="flex justify-end gap-2">
        <Button className="min-h-11" onClick={onClose}>{say("cancel")}</Button>
        <Button look="danger" className="min-h-11" onClick={() => { onYes(); onClose(); }}>{yes ?? say("remove")}</Button>
      </div>
    </Sheet>
  );
}
