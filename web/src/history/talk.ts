/** The talk of a past session in one order: what came to the form, and what was said beside it. */
import type { Aside, LedgerEvent } from "../client/types";
import { remembered } from "../session/remembered";

export interface Said {
  key: string;
  heard: string;
  reply: string;
  /** As in the talk itself: the question before sending, where that waited. */
  sending?: string | undefined;
  /** It came to no form: nothing was done, or it was asked whether it was said. */
  beside: "" | "unused" | "askedBack";
}

export function talkOf(events: readonly LedgerEvent[], asides: readonly Aside[]): readonly Said[] {
  const begun = new Map(events.filter((event) => event.kind === "heard").map((event) => [`turn-${event.turn}`, Date.parse(event.at)]));
  const heard = remembered(events).map(({ id, heard, reply, sending }) => ({ at: begun.get(id) ?? 0, said: { key: id, heard, reply, sending, beside: "" } satisfies Said }));
  const beside = asides.map((line, at) => ({ at: Date.parse(line.at), said: lineOf(line, at) }));
  // What is of one time stays as it is: the sort is stable.
  return [...heard, ...beside].sort((one, other) => one.at - other.at).map(({ said }) => said);
}

const OF_THE_TALK = "manner";

function lineOf({ role, text, outcome }: Aside, at: number): Said {
  const key = `aside-${at}`;
  if (role !== "user") return { key, heard: "", reply: text, beside: "" };
  return { key, heard: text, reply: "", beside: outcome === "asked" ? "askedBack" : outcome === OF_THE_TALK ? "" : "unused" };
}
