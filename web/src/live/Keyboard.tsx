/** Takes keys, input methods and paste for the page while the person works in it; Escape leaves. */
import { type RefObject, useRef } from "react";
import { useSay } from "../i18n";
import { key, staysHere } from "./hands";

interface Props {
  input: RefObject<HTMLTextAreaElement | null>;
  send: (message: object) => void;
  onInside: (inside: boolean) => void;
  onLeave: () => void;
}

export function Keyboard({ input, send, onInside, onLeave }: Props) {
  const say = useSay();
  const composing = useRef(false);
  const empty = () => {
    if (input.current) input.current.value = "";
  };
  return (
    <textarea
      ref={input}
      tabIndex={-1}
      aria-label={say("pageInside")}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      className="pointer-events-none absolute top-0 left-0 size-px resize-none opacity-0"
      onFocus={() => onInside(true)}
      onBlur={() => onInside(false)}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          onLeave();
        } else if (!staysHere(event.nativeEvent)) {
          event.preventDefault();
          send(key("down", event));
        }
      }}
      onKeyUp={(event) => {
        if (!staysHere(event.nativeEvent)) send(key("up", { ...pick(event), repeat: false }));
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionUpdate={(event) => send({ type: "text", text: event.data, composing: true })}
      onCompositionEnd={(event) => {
        composing.current = false;
        send({ type: "text", text: event.data });
        empty();
      }}
      onInput={(event) => {
        // Phones and some input methods type without keys.
        const text = event.currentTarget.value;
        if (!composing.current && text) {
          send({ type: "text", text });
          empty();
        }
      }}
      onPaste={(event) => {
        event.preventDefault();
        const text = event.clipboardData.getData("text/plain").slice(0, 10_000);
        if (text) send({ type: "paste", text });
      }}
    />
  );
}

const pick = ({ key: name, code, altKey, ctrlKey, metaKey, shiftKey }: React.KeyboardEvent) => ({
  key: name, code, altKey, ctrlKey, metaKey, shiftKey,
});
