/** The services do not answer: said where it covers nothing, with what to do, until they are back. */
import { LoaderCircle } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { signInRequired } from "../account/signing";
import { isAway, lost, subscribe } from "../client/reach";
import { useSay } from "../i18n";

export function Offline() {
  const say = useSay();
  const away = useSyncExternalStore(subscribe, isAway);
  useEffect(() => {
    lost(); // nothing may have been asked yet, as when the application was opened from what the browser kept
    window.addEventListener("offline", lost);
    return () => window.removeEventListener("offline", lost);
  }, []);
  return (
    <div role="status" data-chrome>
      {away && (
        <p data-away className="flex items-center justify-center gap-3 bg-ask-tint px-4 py-2.5 text-sm text-ask">
          <LoaderCircle size={16} aria-hidden className="shrink-0 motion-safe:animate-spin" />
          <span><strong>{say("awayTitle")}</strong> {say(signInRequired() ? "awayAboutBank" : "awayAbout")}</span>
        </p>
      )}
    </div>
  );
}
