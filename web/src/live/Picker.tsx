/** A list or calendar that the page's browser would have opened in a window of its own. */
import { type RefObject, useEffect, useRef } from "react";
import type { Picker as Picked } from "../form/events";
import { useSay } from "../i18n";
import { Button } from "../ui/Button";

interface Props {
  picker: Picked;
  shape: { width: number; height: number };
  /** How far the page is scrolled. */
  scroll: { x: number; y: number };
  send: (message: object) => void;
  onDone: () => void;
}

export function Picker({ picker, shape, scroll, send, onDone }: Props) {
  const say = useSay();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = (what: string) => panel.current?.querySelector<HTMLElement>(what);
    (first("[aria-selected=true]:not(:disabled)") ?? first("input, [role=option]:not(:disabled)"))?.focus();
  }, [picker]);
  useLeaving(panel, picker, scroll, onDone);
  const choose = (value: string) => {
    send({ type: "choose", field: picker.field, value });
    onDone();
  };
  const below = picker.rect.y + picker.rect.height < shape.height * 0.6;
  const edge = below
    ? { top: `${((picker.rect.y + picker.rect.height + 4) / shape.height) * 100}%` }
    : { bottom: `${((shape.height - picker.rect.y + 4) / shape.height) * 100}%` };
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={say("pick", { label: picker.label })}
      className="absolute z-10 max-h-72 max-w-[90%] min-w-52 overflow-y-auto rounded-xl bg-paper p-1.5 shadow-card ring-1 ring-edge"
      style={{ left: `${Math.min(70, (picker.rect.x / shape.width) * 100)}%`, ...edge }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onDone();
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) {
          event.preventDefault();
          moveFocus(panel.current, step);
        }
      }}
    >
      {picker.options ? (
        <div role="listbox" aria-label={picker.label}>
          {picker.options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="option"
              aria-selected={option.value === picker.value}
              disabled={!option.enabled}
              onClick={() => choose(option.value)}
              className="block w-full rounded-lg px-3 py-2 text-left text-sm hover:bg-brand-tint aria-selected:bg-brand-tint aria-selected:font-semibold"
            >
              {option.label || say("none")}
            </button>
          ))}
        </div>
      ) : (
        <form
          className="flex items-center gap-2 p-1"
          onSubmit={(event) => {
            event.preventDefault();
            choose(String(new FormData(event.currentTarget).get("value") ?? ""));
          }}
        >
          <input name="value" type={picker.kind} aria-label={picker.label} defaultValue={picker.value} min={picker.minimum || undefined} max={picker.maximum || undefined} className="rounded-lg bg-wash px-2 py-1.5 ring-1 ring-edge" />
          <Button look="primary" type="submit">{say("ok")}</Button>
        </form>
      )}
    </div>
  );
}

/** Done too when somebody presses elsewhere, or when the page moves away under it. */
function useLeaving(panel: RefObject<HTMLElement | null>, picker: Picked, { x, y }: Props["scroll"], onDone: () => void) {
  const opened = useRef({ picker, x, y });
  useEffect(() => {
    if (opened.current.picker !== picker) opened.current = { picker, x, y };
    else if (opened.current.x !== x || opened.current.y !== y) onDone();
  }, [picker, x, y, onDone]);
  useEffect(() => {
    const press = (event: PointerEvent) => !(event.target instanceof Node && panel.current?.contains(event.target)) && onDone();
    document.addEventListener("pointerdown", press);
    return () => document.removeEventListener("pointerdown", press);
  }, [panel, onDone]);
}

function moveFocus(panel: HTMLElement | null, step: number) {
  const options = [...(panel?.querySelectorAll<HTMLElement>("[role=option]:not(:disabled)") ?? [])];
  const at = options.indexOf(document.activeElement as HTMLElement);
  options[(at + step + options.length) % options.length]?.focus();
}
