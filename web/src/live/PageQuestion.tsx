/** A native dialog of the page, which no picture shows: answered here or by voice. */
import { useEffect, useId, useRef, useState } from "react";
import type { PageDialog } from "../form/events";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

export function PageQuestion({ dialog, send }: { dialog: PageDialog; send: (message: object) => void }) {
  const say = useSay();
  const [text, setText] = useState(dialog.answer);
  const [about, panel] = [useId(), useRef<HTMLDivElement>(null)];
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>("input, [type=submit]")?.focus();
    return () => {
      // Who answered in words is writing elsewhere: the focus goes back only if it went away with this dialog.
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  // The names that these answers have in the conversation.
  const leaving = dialog.kind === "beforeunload";
  const [yes, no] = leaving ? (["pageLeave", "pageStay"] as const) : (["ok", "cancel"] as const);
  const answer = (accept: boolean) => send({ type: "answer", accept, ...(dialog.kind === "prompt" && accept ? { text } : {}) });
  return (
    <div ref={panel} role="alertdialog" aria-describedby={about} aria-label={dialog.kind === "alert" ? say("pageSays") : say("pageAsks")} className="absolute inset-0 grid place-items-center bg-black/30 p-4">
      <form
        className="w-full max-w-sm space-y-4 rounded-2xl bg-paper p-5 shadow-card"
        onSubmit={(event) => {
          event.preventDefault();
          answer(!leaving);
        }}
      >
        <h2 className="text-sm font-semibold text-soft">{dialog.kind === "alert" ? say("pageSays") : say("pageAsks")}</h2>
        <p lang="vi" id={about} className="whitespace-pre-line">{dialog.text}</p>
        {dialog.kind === "prompt" && (
          <input aria-label={dialog.text} value={text} onChange={(event) => setText(event.target.value)} className="w-full rounded-xl bg-wash px-3 py-2 ring-1 ring-edge" />
        )}
        <div className="flex justify-end gap-2">
          {/* What loses nothing is the main one, and what Enter does. */}
          {dialog.kind !== "alert" && <Button look={leaving ? "danger" : "plain"} onClick={() => answer(leaving)}>{say(leaving ? yes : no)}</Button>}
          <Button look="primary" type="submit">{say(leaving ? no : yes)}</Button>
        </div>
      </form>
    </div>
  );
}
