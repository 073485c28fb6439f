import { useState } from "react";
import { type Language, useSay } from "../i18n";
import { useAccount } from "./AccountContext";
import { Asking } from "./Asking";
import { Entry } from "./Entry";
import { useAttempt } from "./useAttempt";

interface Props {
  /** Who signs in again; without it anybody may. */
  name?: string;
  /** What was chosen on the way in, which is newer than what the account knows; undefined where nobody chose. */
  language?: Language | undefined;
}

export function SignInForm({ name: known = "", language }: Props) {
  const say = useSay();
  const { signIn } = useAccount();
  const attempt = useAttempt();
  const [name, setName] = useState(known);
  const [password, setPassword] = useState("");
  return (
    <Asking attempt={attempt} button={say("signIn")} onSend={() => signIn(name, password, language)}>
      <Entry label={say("signInName")} value={name} onValue={setName} name="name" autoComplete="username" autoCapitalize="none" spellCheck={false} required readOnly={known !== ""} />
      <Entry label={say("password")} value={password} onValue={setPassword} type="password" name="password" autoComplete="current-password" required autoFocus={known !== ""} />
    </Asking>
  );
}
