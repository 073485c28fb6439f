/** A sum with its thousands apart, so that no zero need be counted; words ("500 triệu") stay as they are typed. */
import { useLayoutEffect, useRef } from "react";
import { grouped } from "../form/values";

interface Props {
  label: string;
  /** Digits alone, or words. */
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  className: string;
}

const digitsIn = (text: string) => text.replace(/\D/g, "").length;
const written = (value: string) => (/^\d+$/.test(value) ? grouped(value) : value);

export function MoneyInput({ label, value, onChange, placeholder, className }: Props) {
  const box = useRef<HTMLInputElement>(null);
  /** How many digits stand before the caret; null while it is the browser's own. */
  const before = useRef<number | null>(null);
  const text = written(value);
  useLayoutEffect(() => {
    if (before.current === null || document.activeElement !== box.current) return;
    let place = 0;
    for (let left = before.current; left > 0 && place < text.length; place += 1) if (/\d/.test(text.charAt(place))) left -= 1;
    box.current?.setSelectionRange(place, place);
    before.current = null;
  }, [text]);
  return (
    <input
      ref={box}
      aria-label={label}
      autoComplete="off"
      value={text}
      onChange={({ target }) => {
        const sum = /^[\d.]+$/.test(target.value);
        before.current = sum ? digitsIn(target.value.slice(0, target.selectionStart ?? target.value.length)) : null;
        onChange(sum ? target.value.replaceAll(".", "") : target.value);
      }}
      placeholder={placeholder}
      className={className}
    />
  );
}
