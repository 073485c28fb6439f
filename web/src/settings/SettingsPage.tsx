import { useAccount } from "../account/AccountContext";
import { useSay } from "../i18n";
import { PreferenceForm } from "./PreferenceForm";

export default function SettingsPage() {
  const say = useSay();
  const { person } = useAccount();
  return (
    <main id="main" className="mx-auto w-full max-w-2xl flex-1 overflow-y-auto print:overflow-visible px-4 pb-10 sm:px-6">
      <h1 className="pt-3 text-2xl font-semibold">{say("settingsTitle")}</h1>
      <p className="mt-1 text-sm text-soft">{say(person ? "preferencesFollow" : "settingsAbout")}</p>
      <div className="mt-6 rounded-3xl bg-paper p-6 shadow-card ring-1 ring-line"><PreferenceForm /></div>
    </main>
  );
}
