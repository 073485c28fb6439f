/** The text box: the same way as voice. Enter sends, arrows bring back what was said before. */
import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

interface Props {
  said: readonly string[];
  onSay: (text: string) => void;
  placeholder: string;
  /** On a phone, at the beginning of the box. */
  before?: ReactNode;
  /** The same at its end, while there is nothing to send. */
  besides?: ReactNode;
  /** On a phone it stays one line: what stands above it must not move. */
  flat?: boolean;
  /** Text that a suggestion puts into the box; a new object each time. */
  proposed: { text: string } | null;
}

export function Composer({ said, onSay, placeholder, before, besides, proposed, flat = false }: Props) {
  const say = useSay();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [back, setBack] = useState(0);
  const hint = useId();
  // The beginning of a sentence, which is to be gone on with, ends in a blank.
  const waits = proposed !== null && text === proposed.text && !text.endsWith(" ");
  useFocusBySlash(box);
  useEffect(() => {
    if (!proposed) return;
    setText(proposed.text);
    box.current?.focus();
  }, [proposed]);

  const send = () => {
    if (!text.trim()) return;
    onSay(text.trim());
    setText("");
    setBack(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!step || (text && text !== said.at(-back))) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(said.length, back + step));
    setBack(next);
    setText(next ? (said.at(-next) ?? "") : "");
  };
  return (
    <form
      className="space-y-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-2 rounded-3xl bg-paper p-1.5 shadow-card ring-1 ring-edge focus-within:ring-2 focus-within:ring-brand">
        {before && <span className="lg:hidden">{before}</span>}
        <textarea
          ref={box}
          value={text}
          rows={1}
          maxLength={2000}
          aria-label={say("sayLabel")}
          aria-describedby={waits ? hint : undefined}
          placeholder={placeholder}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className={`field-sizing-content min-h-11 min-w-0 flex-1 resize-none bg-transparent px-3 py-2.5 outline-none placeholder:truncate placeholder:text-faint placeholder-shown:overflow-hidden placeholder-shown:whitespace-nowrap ${before ? "max-lg:px-1" : ""} ${flat ? "max-h-36 max-lg:max-h-11" : "max-h-36"}`}
        />
        {besides && !text.trim() && <span className="lg:hidden">{besides}</span>}
        <Button type="submit" look="primary" round aria-label={say("send")} disabled={!text.trim()} icon={<SendHorizontal size={18} aria-hidden />} className={`mb-0.5 ${besides && !text.trim() ? "max-lg:hidden" : ""}`} />
      </div>
      {waits ? (
        <p id={hint} className="px-3 text-xs text-brand" data-waits><span className="pointer-coarse:hidden">{say("waitsForEnter")}</span><span className="hidden pointer-coarse:inline">{say("waitsForSend")}</span></p>
      ) : (
        <p className="hidden px-3 text-xs text-faint sm:block">{say("keys")}</p>
      )}
    </form>
  );
}

function useFocusBySlash(box: React.RefObject<HTMLTextAreaElement | null>) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const inText = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (event.key !== "/" || inText || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [box]);
}
