import { Languages, Moon, Sun } from "lucide-react";
import { useEffect } from "react";
import { Link, useLocation } from "wouter";
import { type Key, useSay } from "../i18n";
import { isDark, usePreferences } from "../settings/preferences";
import { useAccount } from "../account/AccountContext";
import { Me } from "../account/Me";
import { Button } from "../ui/Button";

const PAGES: readonly [string, Key][] = [["/", "navWork"], ["/history", "navHistory"], ["/settings", "navSettings"]];
/** Of pages that the header has no link for. */
const TITLES: Readonly<Record<string, Key>> = { "/settings": "navSettings", "/profile": "aboutMe" };
const ADMIN: readonly [string, Key] = ["/admin", "navAdmin"];

export function Header() {
  const say = useSay();
  const [place] = useLocation();
  const [kept, keep] = usePreferences();
  const dark = isDark(kept.theme);
  const { person } = useAccount();
  // With accounts what is preferred is a click away from one's own name: a phone's header has no room for both.
  const pages = person ? [...PAGES.slice(0, 2), ...(person.role === "admin" ? [ADMIN] : [])] : PAGES;
  const title = say(pages.find(([href]) => href !== "/" && place.startsWith(href))?.[1] ?? TITLES[place] ?? "navWork");
  useEffect(() => {
    document.title = `${title} · ${say("product")}`;
  }, [title, say]);
  return (
    <header data-chrome className="mx-auto flex w-full max-w-[150rem] items-center gap-2 px-3 py-2 sm:gap-5 sm:px-5 sm:py-3">
      <a href="#main" className="sr-only focus:not-sr-only focus:rounded-full focus:bg-brand focus:px-4 focus:py-2 focus:text-on-brand">{say("skip")}</a>
      <Link href="/" aria-label={say("product")} className="flex shrink-0 items-center gap-2.5 rounded-lg font-semibold">
        <img src="/mark.svg" alt="" width={32} height={32} />
        <span className="hidden text-lg tracking-tight sm:block">{say("product")}</span>
      </Link>
      <nav aria-label={say("nav")} className="flex gap-0.5">
        {pages.map(([href, name]) => {
          const here = href === "/" ? place === "/" : place.startsWith(href);
          return (
            <Link key={href} href={href} aria-current={here ? "page" : undefined} className={`rounded-full px-2 py-2 xs:px-2.5 text-sm whitespace-nowrap sm:px-3.5 ${here ? "bg-brand-tint font-semibold text-brand" : "text-soft hover:text-brand"}`}>
              {say(name)}
            </Link>
          );
        })}
      </nav>
      <div className="ml-auto flex items-center">
        <Button look="quiet" className={`px-2.5 ${person ? "max-xs:hidden" : ""}`} icon={<Languages size={18} aria-hidden />} aria-label={kept.language === "vi" ? "EN English" : "VI Tiếng Việt"} lang={kept.language === "vi" ? "en" : "vi"} onClick={() => keep({ language: kept.language === "vi" ? "en" : "vi" })}>
          <span className="hidden sm:inline">{kept.language === "vi" ? "EN" : "VI"}</span>
        </Button>
        <span className="hidden xs:block"><Button look="quiet" round aria-label={say(dark ? "themeLight" : "themeDark")} icon={dark ? <Sun size={18} aria-hidden /> : <Moon size={18} aria-hidden />} onClick={() => keep({ theme: dark ? "light" : "dark" })} /></span>
        <Me />
      </div>
    </header>
  );
}
