import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { AccountProvider } from "../account/AccountContext";
import { Gate } from "../account/Gate";
import { Language, useSay } from "../i18n";
import { SessionProvider } from "../session/SessionContext";
import { SessionPage } from "../session/SessionPage";
import { PreferencesProvider, usePreferences } from "../settings/preferences";
import { pagePart } from "../ui/part";
import { Broken } from "./Broken";
import { Header } from "./Header";
import { Offline } from "./Offline";

const HistoryPage = pagePart(() => import("../history/HistoryPage"));
const PastSessionPage = pagePart(() => import("../history/PastSessionPage"));
const ProfilePage = pagePart(() => import("../account/ProfilePage"));
const AdminPage = pagePart(() => import("../admin/AdminPage"));
const SomebodysSession = pagePart(() => import("../admin/SomebodysSession"));
const SettingsPage = pagePart(() => import("../settings/SettingsPage"));

export function App() {
  return (
    // The policy forbids style elements; everything is in the built sheet.
    <CSPProvider disableStyleElements>
      <PreferencesProvider>
        <Speaking>
          <Broken>
            <AccountProvider>
              <Gate>
                <Frame>
                  <Kept />
                  <Pages />
                </Frame>
              </Gate>
            </AccountProvider>
          </Broken>
        </Speaking>
      </PreferencesProvider>
    </CSPProvider>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/" />
      <Route path="/history/:id" component={PastSessionPage} />
      <Route path="/history" component={HistoryPage} />
      <Route path="/settings" component={SettingsPage} />
      <Route path="/profile" component={ProfilePage} />
      <Route path="/admin/sessions/:id" component={SomebodysSession} />
      <Route path="/admin" component={AdminPage} />
      <Route component={NotFound} />
    </Switch>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <SessionProvider>
      <div className="flex h-dvh flex-col short:h-auto short:min-h-dvh print:block print:h-auto">
        <Header />
        <Offline />
        {children}
      </div>
    </SessionProvider>
  );
}

/** The session stays as it is, talk and picture included, while another page is looked at. */
function Kept() {
  const [place] = useLocation();
  return <SessionPage hidden={place !== "/"} />;
}

function Speaking({ children }: { children: ReactNode }) {
  const [{ language }] = usePreferences();
  return <Language language={language}>{children}</Language>;
}

function NotFound() {
  const say = useSay();
  return (
    <main id="main" className="grid flex-1 place-content-center justify-items-center gap-4">
      <h1 className="text-xl font-semibold">{say("notFound")}</h1>
      <Link href="/" className="pressable text-brand underline">{say("toSession")}</Link>
    </main>
  );
}
