/** Sentences on their way: to the voice service while it takes them, else to the agent; none is lost between the two. */
import { type Dispatch, useCallback, useEffect, useRef } from "react";
import { agent, body } from "../client/api";
import type { VoiceEvent } from "../form/events";
import type { AnyEvent } from "../form/reducer";
import { useSay } from "../i18n";
import { failureOf } from "../ui/trouble";

/** Gives: whether it takes the sentence. */
export type Way = (text: string, request: string) => boolean;

/** Does something for the session; what stands in the way is a line of the conversation. */
export function useAttempt(dispatch: Dispatch<AnyEvent>) {
  const words = useSay();
  return useCallback(
    async (heard: string, work: () => Promise<void>, request: string = crypto.randomUUID()) => {
      if (heard) dispatch({ type: "said", id: request, text: heard, source: "text" });
      try {
        await work();
      } catch (error) {
        if (!heard) dispatch({ type: "said", id: request, text: "", source: "text" });
        dispatch({ type: "failed", id: request, failure: failureOf(error, words) });
      }
    },
    [dispatch, words],
  );
}

export function useSentences(sessionId: string, dispatch: Dispatch<AnyEvent>) {
  const attempt = useAttempt(dispatch);
  const way = useRef<Way | null>(null);
  /** What the voice service took and has not answered: request -> sentence. */
  const passed = useRef(new Map<string, string>());

  const ask = useCallback(
    (text: string, request: string) => {
      const asked = { user_message: text, session_id: sessionId, request_id: request, source: "text" as const };
      const work = async () => dispatch({ type: "answered", id: request, turn: body(await agent.POST("/api/execute", { body: asked })) });
      void attempt(text, work, request);
    },
    [attempt, dispatch, sessionId],
  );
  const asking = useRef(ask);
  useEffect(() => {
    asking.current = ask;
  }, [ask]);
  useEffect(() => passed.current.clear(), [sessionId]);

  const say = useCallback(
    (text: string, request: string = crypto.randomUUID()) => {
      if (!way.current?.(text, request)) return ask(text, request);
      passed.current.set(request, text);
      dispatch({ type: "said", id: request, text, source: "text" });
    },
    [ask, dispatch],
  );

  /** The agent is asked instead. A request that it carried out already it does not carry out again, but answers. */
  const takeBack = useCallback(() => {
    for (const [request, text] of passed.current) asking.current(text, request);
    passed.current.clear();
  }, []);

  const through = useCallback(
    (next: Way | null) => {
      way.current = next;
      if (!next) takeBack();
    },
    [takeBack],
  );

  const onVoice = useCallback(
    (event: VoiceEvent) => {
      const answers = event.type === "turn" || event.type === "error" || (event.type === "transcript" && event.role === "assistant");
      if (answers && event.correlation_id) passed.current.delete(event.correlation_id);
      dispatch({ type: "voice", event });
      if (event.type === "error" && event.code === "SESSION_UNKNOWN") takeBack();
    },
    [dispatch, takeBack],
  );

  return { say, through, onVoice };
}
