import { useState } from "react";
import { body, voice } from "../client/api";
import { useSay } from "../i18n";
import { useAccount } from "./AccountContext";
import { Asking } from "./Asking";
import { Entry } from "./Entry";
import { useAttempt } from "./useAttempt";

/** A new password for `name`; every other sign-in of the account ends. */
export function PasswordForm({ name }: { name: string }) {
  const say = useSay();
  const { passwordLength, entered } = useAccount();
  const attempt = useAttempt();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [saved, setSaved] = useState(false);
  async function change() {
    const told = body(await voice.POST("/api/auth/change-password", { body: { old, new: next } }));
    entered({ person: told.person, until: Date.parse(told.expires_at) });
    setOld("");
    setNext("");
    setSaved(true);
  }
  return (
    <Asking attempt={attempt} button={say("changePassword")} onSend={change}>
      <input type="text" name="name" autoComplete="username" value={name} readOnly hidden />
      <Entry label={say("oldPassword")} value={old} onValue={setOld} type="password" autoComplete="current-password" required />
      <Entry label={say("newPassword")} help={say("passwordHelp", { count: passwordLength })} value={next} onValue={(text) => { setNext(text); setSaved(false); }} type="password" autoComplete="new-password" required problem={attempt.fields.password} />
      {saved && <p role="status" className="text-sm text-brand">{say("passwordChanged")}</p>}
    </Asking>
  );
}
