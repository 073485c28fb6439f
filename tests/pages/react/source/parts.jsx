import { useId, useState } from "react";

/** A labelled text box whose value React owns. */
export function Text({ label, error, onChange, required, ...rest }) {
  const id = useId();
  return (
    <div className="row">
      <label htmlFor={id}>
        {label} {required && <span aria-hidden="true">*</span>}
      </label>
      <input
        id={id}
        aria-required={required}
        aria-invalid={Boolean(error)}
        aria-describedby={error ? `${id}-oops` : undefined}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      {error && (
        <p className="oops error" id={`${id}-oops`}>
          {error}
        </p>
      )}
    </div>
  );
}

export function Choice({ label, options, value, onChange, required }) {
  const id = useId();
  return (
    <div className="row">
      <label htmlFor={id}>{label}</label>
      <select id={id} required={required} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">-- Chọn --</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Radio buttons drawn as pills: the inputs themselves cannot be seen. */
export function Pills({ label, name, options, value, onChange }) {
  const id = useId();
  return (
    <div className="row" role="radiogroup" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <div>
        {options.map(([key, text]) => (
          <label key={key}>
            <input className="tick" type="radio" name={name} value={key} checked={value === key} onChange={() => onChange(key)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

/** A combobox after the ARIA pattern: the list is drawn only while it is open, the value only set by choosing. */
export function Finder({ label, options, value, onChange }) {
  const id = useId();
  const [typed, setTyped] = useState(null);
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  const shown = options.filter((option) => fold(option).includes(fold(typed ?? "")));
  const open = typed !== null;
  return (
    <div className="row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        autoComplete="off"
        value={typed ?? value}
        onFocus={() => setTyped("")}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTimeout(() => setTyped(null), 80)}
      />
      {open && (
        <ul role="listbox" id={`${id}-list`}>
          {shown.map((option) => (
            <li
              key={option}
              role="option"
              aria-selected={option === value}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                onChange(option);
                setTyped(null);
              }}
            >
              {option}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
