/** Parts of a page, of which one is shown. */
import { Tabs } from "@base-ui/react/tabs";
import { useSyncExternalStore } from "react";
import { type Key, useSay } from "../i18n";

/** Its id, what it is called, what it shows. */
export type Part = readonly [string, Key, () => React.JSX.Element];

/** The first part is shown until another one is chosen; the address keeps which, for whoever comes back or reloads. */
export function PillTabs({ parts }: { parts: readonly [Part, ...Part[]] }) {
  const say = useSay();
  const named = useSyncExternalStore(addressed, () => location.hash);
  const shown = parts.find(([value]) => `#${value}` === named)?.[0] ?? parts[0][0];
  const show = (value: string) => {
    history.replaceState(history.state, "", `#${value}`);
    dispatchEvent(new HashChangeEvent("hashchange"));
  };
  return (
    <Tabs.Root value={shown} onValueChange={(value) => show(String(value))} className="mt-4">
      <Tabs.List className="flex w-fit max-w-full gap-1 rounded-full bg-line/60 p-1">
        {parts.map(([value, name]) => (
          <Tabs.Tab key={value} value={value} className="min-h-11 rounded-full px-2 text-sm text-soft xs:px-4 data-active:bg-paper data-active:font-semibold data-active:text-ink data-active:shadow-card dark:data-active:bg-brand-tint dark:data-active:text-brand">
            {say(name)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map(([value, , Shown]) => (
        <Tabs.Panel key={value} value={value} className="mt-5"><Shown /></Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}

function addressed(told: () => void) {
  addEventListener("hashchange", told);
  return () => removeEventListener("hashchange", told);
}
