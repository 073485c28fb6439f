import { LoaderCircle } from "lucide-react";
import { useSyncExternalStore } from "react";
import { isAway, subscribe } from "../client/reach";
import { useSay } from "../i18n";

/** A session that cannot be opened again before the services are back; it is a moment only where they answer. */
export function Reopening() {
  const say = useSay();
  const away = useSyncExternalStore(subscribe, isAway);
  if (!away) return null;
  return (
    <p role="status" data-reopening className="grid h-full place-content-center justify-items-center gap-3 p-6 text-center text-soft">
      <LoaderCircle aria-hidden className="motion-safe:animate-spin" />
      <span className="max-w-md">{say("reopening")}</span>
    </p>
  );
}
