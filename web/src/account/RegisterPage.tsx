import { useState } from "react";
import { Link, useLocation } from "wouter";
import { voice } from "../client/api";
import { useLanguage, useSay } from "../i18n";
import { useAccount } from "./AccountContext";
import { Asking } from "./Asking";
import { Card } from "./Card";
import { Entry } from "./Entry";
import { LINK } from "./SignInPage";
import { useAttempt } from "./useAttempt";

export function RegisterPage() {
  const say = useSay();
  const language = useLanguage();
  const { registration, passwordLength, signIn } = useAccount();
  const [, go] = useLocation();
  const attempt = useAttempt();
  const [name, setName] = useState("");
  const [fullName, setFullName] = useState("");
  const [password, setPassword] = useState("");
  const back = <p className="mt-5 text-sm"><Link href="/" className={LINK}>{say("haveAccount")}</Link></p>;
  if (!registration) return <Card title={say("registerTitle")}><p>{say("registerClosed")}</p>{back}</Card>;
  async function register() {
    await voice.POST("/api/auth/register", { body: { name, password, full_name: fullName } });
    await signIn(name, password, language);
    go("/");
  }
  return (
    <Card title={say("registerTitle")} about={say("registerAbout")}>
      <Asking attempt={attempt} button={say("register")} onSend={register}>
        <Entry label={say("fullName")} help={say("notRequired")} value={fullName} onValue={setFullName} name="full_name" autoComplete="name" problem={attempt.fields.full_name} maxLength={80} />
        <Entry label={say("signInName")} help={say("signInNameHelp")} value={name} onValue={setName} name="name" autoComplete="username" autoCapitalize="none" spellCheck={false} required problem={attempt.fields.name} />
        <Entry label={say("password")} help={say("passwordHelp", { count: passwordLength })} value={password} onValue={setPassword} type="password" name="password" autoComplete="new-password" required problem={attempt.fields.password} />
      </Asking>
      {back}
    </Card>
  );
}
