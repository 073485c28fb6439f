/** Acts on their way to the agent. One that failed is tried again as the act that it was, not as the words that tell of it. */
import { type Dispatch, useCallback, useRef } from "react";
import { agent, body } from "../client/api";
import { type Act, lineOf } from "../form/acts";
import type { AnyEvent } from "../form/reducer";
import type { Form } from "../client/types";
import { useAttempt } from "./useSentences";

export function useActs(sessionId: string, form: Form | null, dispatch: Dispatch<AnyEvent>) {
  const attempt = useAttempt(dispatch);
  const tried = useRef(new Map<string, { act: Act; line: string }>());

  const send = useCallback(
    (act: Act, line: string, request: string) => {
      tried.current.set(request, { act, line });
      const asked = { params: { path: { session_id: sessionId } }, body: { ...act, request_id: request } };
      const work = async () => {
        dispatch({ type: "answered", id: request, turn: body(await agent.POST("/api/sessions/{session_id}/acts", asked)) });
        tried.current.delete(request);
      };
      void attempt(line, work, request);
    },
    [attempt, dispatch, sessionId],
  );
  const act = useCallback((what: Act) => send(what, lineOf(what, form), crypto.randomUUID()), [send, form]);
  /** Gives: whether `request` was an act. */
  const again = useCallback(
    (request: string) => {
      const known = tried.current.get(request);
      if (known) send(known.act, known.line, request);
      return known !== undefined;
    },
    [send],
  );
  return { act, again };
}
