/** What the person prefers, kept in this browser. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Language } from "../i18n";

export interface Preferences {
  language: Language;
  theme: "system" | "light" | "dark";
  /** "" leaves it to the voice service. */
  region: "" | "north" | "central" | "south";
  speed: number;
  /** Listen only while the button or the space bar is held. */
  push: boolean;
  /** Answers are spoken, not only shown. */
  aloud: boolean;
  microphone: string;
  /** They have talked from here: nobody need offer to check first. */
  talked: boolean;
}

const KEY = "preferences";
const FIRST: Preferences = { language: "vi", theme: "system", region: "", speed: 1, push: false, aloud: true, microphone: "", talked: false };

function read(): Preferences {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) };
  } catch {
    return FIRST; // Somebody else's writing, or storage is forbidden here.
  }
}

type Known = readonly [Preferences, (more: Partial<Preferences>) => void];
const Context = createContext<Known>([FIRST, () => undefined]);

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [kept, setKept] = useState(read);
  useEffect(() => {
    localStorage.setItem(KEY, JSON.stringify(kept));
  }, [kept]);
  useTheme(kept.theme);
  const known = useMemo<Known>(() => [kept, (more) => setKept((old) => ({ ...old, ...more }))], [kept]);
  return <Context value={known}>{children}</Context>;
}

export function usePreferences(): Known {
  return useContext(Context);
}

export function isDark(theme: Preferences["theme"]): boolean {
  return theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function useTheme(theme: Preferences["theme"]) {
  useEffect(() => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      document.documentElement.dataset.theme = isDark(theme) ? "dark" : "light";
    };
    apply();
    system.addEventListener("change", apply);
    return () => system.removeEventListener("change", apply);
  }, [theme]);
}
