/** In the header: who is signed in, and the way to their account. */
import { Link, useLocation } from "wouter";
import { useSay } from "../i18n";
import { useAccount } from "./AccountContext";

export function Me() {
  const say = useSay();
  const { person } = useAccount();
  const [place] = useLocation();
  if (!person) return null;
  const called = person.full_name || person.name;
  return (
    <Link
      href="/profile" aria-current={place === "/profile" ? "page" : undefined} aria-label={say("signedInAs", { name: called })}
      className="flex min-h-10 max-w-56 items-center gap-2 rounded-full p-1 text-sm hover:bg-brand-tint md:pr-3" data-person={person.name}
    >
      <span aria-hidden data-initial={initial(called)} className="grid size-8 shrink-0 place-content-center rounded-full bg-brand font-semibold text-on-brand before:content-[attr(data-initial)]" />
      <span aria-hidden className="hidden truncate md:block">{called}</span>
    </Link>
  );
}

/** Vietnamese names end with the given one. */
function initial(called: string): string {
  return (called.split(" ").at(-1)?.[0] ?? "?").toUpperCase();
}
