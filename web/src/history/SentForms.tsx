import { Fragment } from "react";
import { useSay } from "../i18n";

interface Props {
  /** What the session is called by. */
  title: string;
  /** Of every sending one, in their order. */
  sent: readonly string[];
}

/** The forms that were sent in a session, where its title does not tell that already. */
export function SentForms({ title, sent }: Props) {
  const say = useSay();
  if (sent.length === 0 || (sent.length === 1 && sent[0] === title)) return null;
  const times = new Map<string, number>();
  for (const one of sent) times.set(one, (times.get(one) ?? 0) + 1);
  return (
    <span className="block text-sm text-brand wrap-anywhere" data-sent-forms>
      {say("sentForms", { count: sent.length })}{" "}
      {[...times].map(([one, count], at) => (
        <Fragment key={one}>
          {at > 0 && ", "}
          {nameOf(one) ? <span lang="vi">{nameOf(one)}</span> : say("otherPage")}
          {count > 1 && ` (×${count})`}
        </Fragment>
      ))}
    </span>
  );
}

/** Behind a dash stands whose page it is. */
function nameOf(title: string): string {
  return title.split(/\s[-–|]\s/)[0] ?? title;
}
