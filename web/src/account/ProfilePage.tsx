/** One's own account: what one is called, how one likes to be served, the password, and the way out. */
import { LogOut } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { body, voice } from "../client/api";
import type { Person } from "../client/types";
import { useSay } from "../i18n";
import { PreferenceForm } from "../settings/PreferenceForm";
import { Button } from "../ui/Button";
import { useAccount } from "./AccountContext";
import { Asking } from "./Asking";
import { Entry } from "./Entry";
import { PasswordForm } from "./PasswordForm";
import { useAttempt } from "./useAttempt";

const BOX = "mt-3 rounded-3xl bg-paper p-6 shadow-card ring-1 ring-line";

export default function ProfilePage() {
  const say = useSay();
  const { person, signOut } = useAccount();
  const [, go] = useLocation();
  const leaving = useAttempt();
  if (!person) return <main id="main" className="flex-1 p-6">{say("noAccounts")}</main>;
  const leave = () =>
    leaving.attempt(async () => {
      await signOut();
      go("/");
    });
  return (
    <main id="main" className="mx-auto w-full max-w-2xl flex-1 overflow-y-auto px-4 pb-10 sm:px-6">
      <div className="flex flex-wrap items-center gap-3 pt-3">
        <div className="min-w-0 flex-1 basis-44">
          <h1 className="text-2xl wrap-anywhere font-semibold">{person.full_name || person.name}</h1>
          <p className="text-sm wrap-anywhere text-soft">{person.name} · {say(person.role === "admin" ? "roleAdmin" : "rolePerson")}</p>
        </div>
        <Button icon={<LogOut size={18} aria-hidden />} onClick={() => void leave()}>{say("signOut")}</Button>
      </div>
      {leaving.failure && <p role="alert" className="mt-3 text-bad">{leaving.failure.message}</p>}
      <section aria-labelledby="called" className="mt-6">
        <h2 id="called" className="text-lg font-semibold">{say("aboutMe")}</h2>
        <div className={BOX}><FullName person={person} /></div>
      </section>
      <section aria-labelledby="served" className="mt-6">
        <h2 id="served" className="text-lg font-semibold">{say("preferences")}</h2>
        <p className="text-sm text-soft">{say("preferencesFollow")}</p>
        <div className={BOX}><PreferenceForm /></div>
      </section>
      <section aria-labelledby="secret" className="mt-6">
        <h2 id="secret" className="text-lg font-semibold">{say("changePassword")}</h2>
        <p className="text-sm text-soft">{say("changePasswordAbout")}</p>
        <div className={BOX}><PasswordForm name={person.name} /></div>
      </section>
    </main>
  );
}

function FullName({ person }: { person: Person }) {
  const say = useSay();
  const { changed } = useAccount();
  const attempt = useAttempt();
  const [name, setName] = useState(person.full_name);
  const [saved, setSaved] = useState(false);
  const save = async () => {
    changed(body(await voice.PATCH("/api/auth/me", { body: { full_name: name, profile: {} } })).person);
    setSaved(true);
  };
  return (
    <Asking attempt={attempt} button={say("save")} onSend={save}>
      <Entry label={say("fullName")} value={name} onValue={(text) => { setName(text); setSaved(false); }} autoComplete="name" maxLength={80} problem={attempt.fields.full_name} />
      {saved && <p role="status" className="text-sm text-brand">{say("saved")}</p>}
    </Asking>
  );
}
