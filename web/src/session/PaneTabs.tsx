import { useSyncExternalStore } from "react";
import { useSay } from "../i18n";

export type Pane = "talk" | "page" | "fields";

interface Props {
  pane: Pane;
  onPane: (pane: Pane) => void;
  missing: number;
}

/** From this width on the talk has a column of its own (`lg`). */
const TWO_COLUMNS = "(min-width: 64rem)";

/** On a small screen one part is seen at a time; beside the talk the page or its fields are. */
export function PaneTabs({ pane, onPane, missing }: Props) {
  const say = useSay();
  const two = useMatched(TWO_COLUMNS);
  const names = { ...(two ? {} : { talk: say("talkTab") }), page: say("pageTab"), fields: say("fields") };
  const seen = two && pane === "talk" ? "page" : pane;
  return (
    <div role="group" aria-label={say("navSession")} className="grid auto-cols-fr grid-flow-col gap-1 rounded-full bg-line/60 p-1 text-sm lg:col-start-2 lg:row-start-1 xl:hidden" data-panes>
      {(Object.keys(names) as Pane[]).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={seen === name}
          onClick={() => onPane(name)}
          className="min-h-9 truncate rounded-full px-3 text-soft aria-pressed:bg-paper aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:shadow-card dark:aria-pressed:bg-brand-tint dark:aria-pressed:text-brand"
        >
          {names[name]}
          {name === "fields" && missing > 0 && <span className="ml-1.5 rounded-full bg-ask-tint px-1.5 py-0.5 text-xs text-ask">{missing}</span>}
        </button>
      ))}
    </div>
  );
}

function useMatched(query: string): boolean {
  return useSyncExternalStore(
    (told) => {
      const media = matchMedia(query);
      media.addEventListener("change", told);
      return () => media.removeEventListener("change", told);
    },
    () => matchMedia(query).matches,
  );
}
