/** A labelled box of a form, with what is wrong with it. Passwords can be looked at. */
import { Eye, EyeOff } from "lucide-react";
import { type InputHTMLAttributes, useId, useState } from "react";
import { useSay } from "../i18n";

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  problem?: string | undefined;
  help?: string;
}

export function Entry({ label, value, onValue, problem, help, type = "text", ...rest }: Props) {
  const say = useSay();
  const id = useId();
  const [seen, setSeen] = useState(false);
  const [missing, setMissing] = useState(false);
  const secret = type === "password";
  const wrong = missing ? say("fillThis") : problem;
  const told = [wrong && `${id}-problem`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div>
      <label htmlFor={id} className="font-medium">{label}</label>
      {help && <p id={`${id}-help`} className="text-sm text-soft">{help}</p>}
      <div className="relative mt-1.5">
        <input
          {...rest} id={id} type={secret && seen ? "text" : type} value={value} onChange={(event) => { setMissing(false); onValue(event.target.value); }}
          onInvalid={() => setMissing(true)}
          aria-invalid={wrong ? true : undefined} aria-describedby={told || undefined}
          className={`w-full rounded-xl bg-paper px-4 py-2.5 ring-1 ring-edge placeholder:text-faint aria-invalid:ring-2 aria-invalid:ring-bad ${secret ? "pr-12" : ""}`}
        />
        {secret && (
          <button type="button" aria-pressed={seen} aria-label={say("showPassword")} onClick={() => setSeen(!seen)} className="absolute inset-y-0 right-1 my-auto grid size-10 place-content-center rounded-full text-soft hover:text-brand">
            {seen ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />}
          </button>
        )}
      </div>
      {wrong && <p id={`${id}-problem`} className="mt-1 text-sm text-bad">{wrong}</p>}
    </div>
  );
}
