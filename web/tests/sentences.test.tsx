/** Sentences between the voice service and the agent: none is lost, none is carried out twice. */
import { act, renderHook } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { AnyEvent } from "../src/form/reducer";
import { useSentences } from "../src/session/useSentences";

let asked: { user_message: string; request_id: string }[] = [];

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push((await request.json()) as (typeof asked)[number]);
    return Response.json({ result: "Dạ.", form: null, actions: [], pending: null, timings: { total_ms: 1 } });
  });
});

const setUp = () => {
  const events: AnyEvent[] = [];
  const dispatch = (event: AnyEvent) => void events.push(event);
  return { events, hook: renderHook(({ id }) => useSentences(id, dispatch), { initialProps: { id: "s-1" } }).result };
};
const settled = () => act(() => new Promise((done) => setTimeout(done, 20)));
const turn = (id: string) => ({ type: "turn", turn: {}, correlation_id: id }) as never;

describe("while the voice service takes them", () => {
  test("they are not sent to the agent too", async () => {
    const { events, hook } = setUp();
    const way = vi.fn(() => true);
    hook.current.through(way);
    hook.current.say("kỳ hạn 2 năm", "r-1");
    await settled();
    expect(way).toHaveBeenCalledWith("kỳ hạn 2 năm", "r-1");
    expect(asked).toEqual([]);
    expect(events).toEqual([{ type: "said", id: "r-1", text: "kỳ hạn 2 năm", source: "text" }]);
  });

  test("what it did not answer before it was gone is asked of the agent, as the same request", async () => {
    const { events, hook } = setUp();
    hook.current.through(() => true);
    hook.current.say("kỳ hạn 2 năm", "r-1");
    hook.current.say("mua nhà", "r-2");
    hook.current.onVoice(turn("r-1"));
    hook.current.through(null);
    await settled();
    expect(asked.map((one) => [one.user_message, one.request_id])).toEqual([["mua nhà", "r-2"]]);
    expect(events.at(-1)).toMatchObject({ type: "answered", id: "r-2" });
  });

  test("a service that knows no such talk leaves them to the agent", async () => {
    const { hook } = setUp();
    hook.current.through(() => true);
    hook.current.say("mua nhà", "r-2");
    hook.current.onVoice({ type: "error", code: "SESSION_UNKNOWN", message: "" });
    await settled();
    expect(asked).toHaveLength(1);
  });

  test("one that cannot take a sentence is gone round", async () => {
    const { hook } = setUp();
    hook.current.through(() => false);
    hook.current.say("mua nhà", "r-3");
    await settled();
    expect(asked).toMatchObject([{ request_id: "r-3" }]);
  });
});
