/** The words of the interface in the person's language. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { en } from "./en";
import { vi } from "./vi";

export type Language = "vi" | "en";
export type Key = keyof typeof vi;
export interface Say {
  (key: Key, values?: Readonly<Record<string, string | number>>): string;
  language: Language;
}

const WORDS: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { vi, en };

/** `{name}` is the value of that name, `{name|one|more}` the word that goes with so many. */
const PLACE = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g;

export function sayIn(language: Language): Say {
  const rules = new Intl.PluralRules(language);
  const say = (key: Key, values: Readonly<Record<string, string | number>> = {}) =>
    WORDS[language][key].replace(PLACE, (_, name: string, one?: string, more?: string) => {
      const value = values[name] ?? "";
      return one === undefined ? String(value) : rules.select(Number(value)) === "one" ? one : (more ?? "");
    });
  return Object.assign(say, { language });
}

const Words = createContext<{ say: Say; language: Language }>({ say: sayIn("vi"), language: "vi" });

export function Language({ language, children }: { language: Language; children: ReactNode }) {
  const words = useMemo(() => ({ say: sayIn(language), language }), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <Words value={words}>{children}</Words>;
}

export function useSay(): Say {
  return useContext(Words).say;
}

export function useLanguage(): Language {
  return useContext(Words).language;
}
