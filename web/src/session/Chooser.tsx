/** The first thing a person sees: which form? Nobody has to choose; saying what is wanted does it too. */
import { LoaderCircle } from "lucide-react";
import { useState } from "react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";
import { FormIcon } from "./FormIcon";
import { FORMS } from "./forms";

interface Props {
  onOpen: (what: { form_type: string } | { form_url: string }) => Promise<void>;
}

export function Chooser({ onOpen }: Props) {
  const say = useSay();
  const [opening, setOpening] = useState("");
  const open = async (name: string, what: { form_type: string } | { form_url: string }) => {
    setOpening(name);
    await onOpen(what);
    setOpening("");
  };
  return (
    <section aria-labelledby="choose" className="mx-auto flex min-h-full max-w-4xl flex-col justify-center gap-4 px-1 py-2 sm:gap-6 sm:py-4">
      <div>
        <h2 id="choose" className="text-2xl font-semibold tracking-tight sm:text-3xl">{say("chooseTitle")}</h2>
        <p className="mt-2 max-w-prose text-soft">{say("chooseHint")}</p>
      </div>
      <ul className="grid gap-3 xs:grid-cols-2 xl:grid-cols-3">
        {FORMS.map((form) => (
          <li key={form.type}>
            <button
              type="button"
              disabled={Boolean(opening)}
              aria-busy={opening === form.type}
              onClick={() => void open(form.type, { form_type: form.type })}
              className="group flex h-full w-full gap-3 rounded-2xl bg-paper p-4 text-left max-xs:items-center xs:flex-col sm:p-5 shadow-card ring-1 ring-line transition hover:ring-2 hover:ring-brand disabled:not-aria-busy:opacity-60 aria-busy:ring-2 aria-busy:ring-brand"
            >
              <span className="grid size-11 shrink-0 place-content-center rounded-xl bg-brand-tint text-brand">{opening === form.type ? <LoaderCircle aria-hidden className="motion-safe:animate-spin" /> : <FormIcon type={form.type} />}</span>
              <span>
                <span className="block font-semibold">{say(form.name)}</span>
                <span className="mt-0.5 block text-sm text-soft">{say(opening === form.type ? "openingForm" : form.about)}</span>
              </span>
            </button>
          </li>
        ))}
        <li>
          <form
            className="flex h-full flex-col gap-3 rounded-2xl border border-dashed border-edge p-5"
            onSubmit={(event) => {
              event.preventDefault();
              const address = String(new FormData(event.currentTarget).get("address") ?? "").trim();
              if (address) void open("other", { form_url: address });
            }}
          >
            <span className="flex items-center gap-2 font-semibold"><FormIcon type="" size={18} />{say("otherPage")}</span>
            <span className="text-sm text-soft" id="other-about">{say("otherPageAbout")}</span>
            <span className="mt-auto flex gap-2">
              <input name="address" type="text" inputMode="url" autoCapitalize="none" autoCorrect="off" spellCheck={false} required aria-label={say("otherPageAddress")} aria-describedby="other-about" placeholder={say("otherPageExample")} className="min-w-0 flex-1 rounded-full bg-paper px-4 py-2 text-sm ring-1 ring-edge placeholder:text-faint" />
              <Button type="submit" disabled={Boolean(opening)}>{say("openIt")}</Button>
            </span>
          </form>
        </li>
      </ul>
    </section>
  );
}
