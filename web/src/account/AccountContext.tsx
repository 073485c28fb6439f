/** Who uses the page: one local person where nobody signs in, else whoever signed in. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { body, Trouble, voice } from "../client/api";
import type { Person } from "../client/types";
import { forgetSession } from "../session/identity";
import type { Language } from "../i18n";
import { listen, renewed, signedUntil, signInRequired, type Signed } from "./signing";

export type Status = "local" | "asking" | "away" | "out" | "in" | "over";

export interface Account {
  status: Status;
  person: Person | null;
  /** People may make accounts for themselves, with passwords of at least so many characters. */
  registration: boolean;
  passwordLength: number;
  /** With the language that was chosen on the way in, which the account then keeps; undefined where nobody chose. */
  signIn: (name: string, password: string, language?: Language) => Promise<void>;
  changed: (person: Person) => void;
  entered: (signed: Signed) => void;
  signOut: () => Promise<void>;
  /** Ask again who it is, after the services could not be reached. */
  look: () => void;
}

const Context = createContext<Account | null>(null);
const AS = "signed-in-as";
const EARLY_MS = 60_000;

export function useAccount(): Account {
  const account = useContext(Context);
  if (!account) throw new Error("outside of AccountProvider");
  return account;
}

export function AccountProvider({ children }: { children: ReactNode }) {
  const [status, setStatus] = useState<Status>(signInRequired() ? "asking" : "local");
  const [person, setPerson] = useState<Person | null>(null);
  const [until, setUntil] = useState(0);
  const [rules, setRules] = useState({ registration: false, passwordLength: 10 });
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);

  const settle = useCallback((signedIn: boolean) => {
    for (const told of waiting.current.splice(0)) told(signedIn);
  }, []);
  const entered = useCallback(
    (signed: Signed) => {
      // What is open in this tab is whose it was.
      if (sessionStorage.getItem(AS) !== signed.person.person_id) forgetSession();
      sessionStorage.setItem(AS, signed.person.person_id);
      signedUntil(signed.until);
      setUntil(signed.until);
      setPerson(signed.person);
      setStatus("in");
      settle(true);
    },
    [settle],
  );
  const left = useCallback(() => {
    forgetSession();
    sessionStorage.removeItem(AS);
    signedUntil(0);
    setPerson(null);
    setStatus("out");
    settle(false);
  }, [settle]);

  const look = useCallback(async () => {
    if (!signInRequired()) return;
    setStatus("asking");
    try {
      const told = body(await voice.GET("/api/auth/verify"));
      setRules({ registration: told.registration, passwordLength: told.password_length });
      if (told.person && told.expires_at) return entered({ person: told.person, until: Date.parse(told.expires_at) });
      if (!told.refreshable || !(await renewed())) left();
    } catch {
      setStatus("away");
    }
  }, [entered, left]);

  useEffect(() => void look(), [look]);
  useEffect(
    () =>
      listen({
        renewed: entered,
        ask: () => {
          if (sessionStorage.getItem(AS) === null || status === "asking") return Promise.resolve(false);
          setStatus((now) => (now === "in" ? "over" : now));
          return new Promise<boolean>((told) => waiting.current.push(told));
        },
      }),
    [entered, status],
  );
  useEffect(() => {
    if (status !== "in") return;
    const early = () => Date.now() > until - EARLY_MS && document.visibilityState === "visible" && void renewed();
    const timer = setInterval(early, EARLY_MS / 4);
    document.addEventListener("visibilitychange", early);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", early);
    };
  }, [status, until]);

  const signIn = useCallback(
    async (name: string, password: string, language?: Language) => {
      const told = body(await voice.POST("/api/auth/login", { body: { name, password } }));
      const until = Date.parse(told.expires_at);
      if (!language) return entered({ person: told.person, until });
      entered({ person: { ...told.person, profile: { ...told.person.profile, language } }, until });
      try {
        setPerson(body(await voice.PATCH("/api/auth/me", { body: { profile: { language } } })).person);
      } catch {
        // Signed in all the same: this browser speaks it, and the next preference that changes takes it along.
      }
    },
    [entered],
  );
  const signOut = useCallback(async () => {
    try {
      await voice.POST("/api/auth/logout", { body: { refresh_token: "" } });
    } catch (error) {
      // Signed out elsewhere already; anything else must not look like being signed out.
      if (!(error instanceof Trouble && error.code === "NOT_SIGNED_IN")) throw error;
    }
    left();
  }, [left]);

  const account = useMemo<Account>(
    () => ({ status, person, ...rules, signIn, entered, signOut, changed: setPerson, look: () => void look() }),
    [status, person, rules, signIn, entered, signOut, look],
  );
  return <Context value={account}>{children}</Context>;
}
