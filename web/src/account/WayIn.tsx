/** What somebody who is not signed in sees, at whatever address. */
import { Languages } from "lucide-react";
import { useState } from "react";
import { Route, Switch } from "wouter";
import { type Language, useSay } from "../i18n";
import { usePreferences } from "../settings/preferences";
import { Button } from "../ui/Button";
import { ForgotPage } from "./ForgotPage";
import { RegisterPage } from "./RegisterPage";
import { SignInPage } from "./SignInPage";

export default function WayIn() {
  const say = useSay();
  const [{ language }, keep] = usePreferences();
  const [chosen, setChosen] = useState<Language>();
  const other = language === "vi" ? "en" : "vi";
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center gap-2.5 px-4 py-3 sm:px-6">
        <a href="#main" className="sr-only focus:not-sr-only focus:rounded-full focus:bg-brand focus:px-4 focus:py-2 focus:text-on-brand">{say("skip")}</a>
        <img src="/mark.svg" alt="" width={32} height={32} />
        <span className="text-lg font-semibold tracking-tight">{say("product")}</span>
        <Button look="quiet" className="ml-auto" icon={<Languages size={18} aria-hidden />} lang={other} onClick={() => { setChosen(other); keep({ language: other }); }}>
          {other === "en" ? "English" : "Tiếng Việt"}
        </Button>
      </header>
      <Switch>
        <Route path="/register" component={RegisterPage} />
        <Route path="/forgot"><ForgotPage language={chosen} /></Route>
        <Route><SignInPage language={chosen} /></Route>
      </Switch>
    </div>
  );
}

