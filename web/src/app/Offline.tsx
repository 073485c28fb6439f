import { useSyncExternalStore } from "react";
import { useSay } from "../i18n";

function subscribe(told: () => void) {
  window.addEventListener("online", told);
  window.addEventListener("offline", told);
  return () => {
    window.removeEventListener("online", told);
    window.removeEventListener("offline", told);
  };
}

export function Offline() {
  const say = useSay();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return online ? null : <p role="status" className="bg-ask-tint px-4 py-2 text-center text-sm text-ask">{say("offline")}</p>;
}
