/** A forgotten password: ask for a code, then choose a new password by it. */
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { body, voice } from "../client/api";
import { type Language, useSay } from "../i18n";
import { Button } from "../ui/Button";
import { useAccount } from "./AccountContext";
import { Asking } from "./Asking";
import { Card } from "./Card";
import { Entry } from "./Entry";
import { LINK } from "./SignInPage";
import { useAttempt } from "./useAttempt";

export function ForgotPage({ language }: { language?: Language | undefined }) {
  const say = useSay();
  const { passwordLength, signIn } = useAccount();
  const [, go] = useLocation();
  const attempt = useAttempt();
  const [step, setStep] = useState<"ask" | "choose">("ask");
  const [told, setTold] = useState("");
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  async function ask() {
    setTold(body(await voice.POST("/api/auth/forgot-password", { body: { name } })).message);
    setStep("choose");
  }
  async function choose() {
    await voice.POST("/api/auth/reset-password", { body: { name, code, password } });
    await signIn(name, password, language);
    go("/");
  }
  const who = (
    <Entry label={say("signInName")} value={name} onValue={setName} name="name" autoComplete="username" autoCapitalize="none" spellCheck={false} required problem={attempt.fields.name} />
  );
  return (
    <Card title={say("forgotTitle")} about={step === "ask" ? say("forgotAbout") : say("forgotCodeAbout")}>
      {told && <p role="status" className="mb-5 rounded-xl bg-brand-tint px-4 py-3">{told}</p>}
      {step === "ask" ? (
        <>
          <Asking attempt={attempt} button={say("forgotAsk")} onSend={ask}>{who}</Asking>
          <Button look="quiet" className="mt-3" onClick={() => setStep("choose")}>{say("haveCode")}</Button>
        </>
      ) : (
        <Asking attempt={attempt} button={say("forgotChoose")} onSend={choose}>
          {who}
          <Entry label={say("resetCode")} value={code} onValue={setCode} name="code" autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} required problem={attempt.fields.code} />
          <Entry label={say("newPassword")} help={say("passwordHelp", { count: passwordLength })} value={password} onValue={setPassword} type="password" name="password" autoComplete="new-password" required problem={attempt.fields.password} />
        </Asking>
      )}
      <p className="mt-5 text-sm"><Link href="/" className={LINK}>{say("backToSignIn")}</Link></p>
    </Card>
  );
}
