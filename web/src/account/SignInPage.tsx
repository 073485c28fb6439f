import { Link } from "wouter";
import { type Language, useSay } from "../i18n";
import { useAccount } from "./AccountContext";
import { Card } from "./Card";
import { SignInForm } from "./SignInForm";

export const LINK = "pressable text-brand underline underline-offset-4";

export function SignInPage({ language }: { language?: Language | undefined }) {
  const say = useSay();
  const { registration } = useAccount();
  return (
    <Card title={say("signInTitle")} about={say("promise")}>
      <SignInForm language={language} />
      <p className="mt-5 flex flex-wrap justify-between gap-3 text-sm">
        <Link href="/forgot" className={LINK}>{say("forgotLink")}</Link>
        {registration ? <Link href="/register" className={LINK}>{say("registerLink")}</Link> : <span className="text-soft">{say("registerClosed")}</span>}
      </p>
    </Card>
  );
}
