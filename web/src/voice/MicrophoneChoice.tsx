/** Which microphone; where the way of listening is not chosen beside it, that too. */
import { useEffect, useState } from "react";
import { useSay } from "../i18n";
import { usePreferences } from "../settings/preferences";

export function MicrophoneChoice({ withMode = false }: { withMode?: boolean }) {
  const say = useSay();
  const [kept, keep] = usePreferences();
  const devices = useMicrophones();
  const box = "mt-1 w-full rounded-xl bg-paper px-3 py-2 ring-1 ring-edge";
  return (
    <div className="mt-4 grid gap-4 sm:grid-cols-2">
      <label className="text-sm text-soft">
        {say("micDevice")}
        <select className={box} value={kept.microphone} onChange={(event) => keep({ microphone: event.target.value })}>
          <option value="">{say("micDefault")}</option>
          {devices.map((device) => <option key={device.deviceId} value={device.deviceId}>{device.label}</option>)}
        </select>
      </label>
      {withMode && (
        <label className="text-sm text-soft">
          {say("micMode")}
          <select className={box} value={kept.push ? "push" : "open"} onChange={(event) => keep({ push: event.target.value === "push" })}>
            <option value="open">{say("micOpen")}</option>
            <option value="push">{say("micPush")}</option>
          </select>
        </label>
      )}
    </div>
  );
}

/** Names are known only after the microphone was allowed once. */
function useMicrophones(): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    const media = navigator.mediaDevices;
    if (!media) return;
    const look = () =>
      void media.enumerateDevices().then((all) => setDevices(all.filter((d) => d.kind === "audioinput" && d.label && d.deviceId !== "default")));
    look();
    const timer = setTimeout(look, 1500);
    media.addEventListener("devicechange", look);
    return () => {
      clearTimeout(timer);
      media.removeEventListener("devicechange", look);
    };
  }, []);
  return devices;
}
