import type { ButtonHTMLAttributes, ReactNode } from "react";

type Look = "primary" | "plain" | "quiet" | "danger";

const LOOKS: Readonly<Record<Look, string>> = {
  primary: "bg-brand text-on-brand hover:bg-brand-deep disabled:bg-line disabled:text-faint aria-disabled:bg-line aria-disabled:text-faint font-semibold",
  plain: "bg-paper text-ink ring-1 ring-line hover:ring-brand hover:text-brand disabled:text-faint disabled:hover:ring-line",
  quiet: "text-soft hover:bg-brand-tint hover:text-brand disabled:text-faint disabled:hover:bg-transparent",
  danger: "bg-paper text-bad ring-1 ring-line hover:ring-bad hover:bg-bad-tint",
};

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  icon?: ReactNode;
  /** Only the icon is seen; `aria-label` says what it does. */
  round?: boolean;
}

export function Button({ look = "plain", icon, round = false, className = "", children, ...rest }: Props) {
  const shape = round ? "size-10 justify-center rounded-full" : "min-h-10 rounded-full px-4 py-1.5";
  return (
    <button
      type="button"
      title={round ? rest["aria-label"] : undefined}
      {...rest}
      className={`inline-flex items-center gap-2 text-sm leading-tight transition-colors ${shape} ${LOOKS[look]} ${className}`}
    >
      {icon}
      {children}
    </button>
  );
}
