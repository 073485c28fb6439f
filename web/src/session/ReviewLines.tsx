/** The values that will be sent, line by line: pressed, one is changed. */
import { CircleHelp } from "lucide-react";
import { Fragment, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Field } from "../client/types";
import type { SessionState } from "../form/state";
import { spokenLabel, stateOf } from "../form/values";
import { useSay } from "../i18n";
import { FieldEditor } from "./FieldEditor";
import { lit } from "./FieldRow";
import { FixedLine, Named } from "./ReviewLine";
import { saveAll } from "./unsaved";

interface Props {
  lines: readonly Field[];
  /** What has to be put right before anything is sent. */
  wrong: readonly Field[];
  isNew: (field: Field) => boolean;
  unsure: ReadonlySet<string>;
  changes: SessionState["changes"];
  onSet: (field: string, value: string) => void;
  onLook: (field: string) => void;
}

export function ReviewLines({ lines, wrong, isNew, unsure, changes, onSet, onLook }: Props) {
  const [editing, setEditing] = useState("");
  const list = useRef<HTMLUListElement>(null);
  useChangedInSight(list, changes);
  useInSight(list, editing ? "" : (wrong[0]?.name ?? ""));
  // A doubt must not be overlooked because its line lies below: each is named above, and pressed it is there.
  const doubted = lines.filter((field) => unsure.has(field.name) && stateOf(field, "") === "filled");
  // Of two lines with one name only the heading over them tells whose they are.
  const apart = new Set(lines.map((field) => field.label)).size < lines.length;
  const edit = (name: string) => {
    if (name) saveAll();
    setEditing(name);
  };
  const pick = (name: string) => {
    show(list, name, "center");
    if (name !== editing) edit(name);
  };
  // Whoever goes through the lines by keys goes on from the one that was changed.
  const done = () => {
    list.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(editing)}"] > button`)?.focus();
    setEditing("");
  };
  // Escape leaves what is innermost: a line that is being changed, and only then the sheet.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !editing) return;
    event.stopPropagation();
    done();
  };
  return (
    <>
      {doubted.length > 0 && <Doubted fields={doubted} onPick={pick} />}
      <ul ref={list} onKeyDown={onKeyDown} className="divide-y divide-line" data-review>
        {lines.map((field, at) => (
          <Fragment key={field.name}>
          {apart && field.section !== lines[at - 1]?.section && <li lang="vi" className="px-2 pt-4 pb-1 text-xs font-semibold text-faint" data-heading>{field.section}</li>}
          <li data-field={field.name} data-wrong={wrong.includes(field) || undefined} className={`scroll-my-2 rounded-lg data-wrong:bg-bad-tint data-wrong:ring-1 data-wrong:ring-bad/50 ${lit(changes[field.name])}`}>
            {field.readonly ? <FixedLine field={field} isNew={isNew(field)} /> : <button type="button" aria-expanded={editing === field.name} onClick={() => edit(editing === field.name ? "" : field.name)} className="grid w-full items-baseline gap-x-4 rounded-lg min-h-11 px-2 py-2.5 text-left hover:bg-wash sm:grid-cols-[2fr_3fr]">
              <Named field={field} isNew={isNew(field)} unsure={unsure.has(field.name)} />
            </button>}
            {editing === field.name && <FieldEditor field={field} onSet={onSet} onDone={done} onRight={unsure.has(field.name) ? () => onLook(field.name) : undefined} />}
          </li>
          </Fragment>
        ))}
      </ul>
    </>
  );
}

function Doubted({ fields, onPick }: { fields: readonly Field[]; onPick: (name: string) => void }) {
  const say = useSay();
  return (
    // Its ground covers the lines that pass behind it, above and below its corners too.
    <div role="note" data-doubted className="sticky -top-1 z-10 -mx-1 bg-paper px-1 pt-1 pb-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-xl bg-ask-tint px-3 py-1 text-sm text-ask">
        <CircleHelp size={16} aria-hidden className="shrink-0" />
        <span>{say("reviewDoubted")}</span>
        {fields.map((field) => (
          <button key={field.name} type="button" lang="vi" onClick={() => onPick(field.name)} className="min-h-11 rounded-full px-2 font-medium underline underline-offset-4 hover:bg-paper pointer-fine:min-h-8">{spokenLabel(field.label)}</button>
        ))}
      </div>
    </div>
  );
}

const show = (list: RefObject<HTMLElement | null>, name: string, block: "nearest" | "center") =>
  list.current?.querySelector(`[data-field="${CSS.escape(name)}"]`)?.scrollIntoView({ block });

/** A value that is changed while the sheet is open comes into sight: into the middle, as the answer below takes room after it. */
function useChangedInSight(list: RefObject<HTMLElement | null>, changes: SessionState["changes"]) {
  const seen = useRef(changes);
  useEffect(() => {
    const changed = Object.keys(changes).find((name) => changes[name] !== seen.current[name]);
    seen.current = changes;
    if (changed) show(list, changed, "center");
  }, [list, changes]);
}

/** So does the first line that is wrong, as soon as it is. */
function useInSight(list: RefObject<HTMLElement | null>, name: string) {
  useEffect(() => {
    if (name) show(list, name, "nearest");
  }, [list, name]);
}
