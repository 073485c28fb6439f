/** One session: its state, and everything the person can do to it. */
import { useCallback, useEffect, useReducer, useState } from "react";
import { agent, body, Trouble } from "../client/api";
import { back } from "../client/reach";
import type { LiveEvent, VoiceEvent } from "../form/events";
import type { Act } from "../form/acts";
import { doubtedIn } from "../form/doubted";
import { reduce } from "../form/reducer";
import { EMPTY, type SessionState } from "../form/state";
import { currentSession, isUsed, keepSession, markUsed, newSession } from "./identity";
import { remembered } from "./remembered";
import { useActs } from "./useActs";
import { useAttempt, useSentences, type Way } from "./useSentences";

export interface Session {
  id: string;
  state: SessionState;
  /** False until it is known whether this session has a form. */
  ready: boolean;
  /** `request` of something that was said before and failed: it is tried again, and done once. */
  say: (text: string, request?: string) => void;
  /** Something that a control is for, in no words. */
  act: (act: Act) => void;
  open: (what: { form_type: string } | { form_url: string }) => Promise<void>;
  /** Fill the session's page again as it was. */
  resume: (id?: string) => Promise<void>;
  end: () => Promise<void>;
  review: (on: boolean) => void;
  /** Somebody says that what was entered with a doubt is right. */
  look: (field: string) => void;
  picked: () => void;
  onLive: (event: LiveEvent) => void;
  onVoice: (event: VoiceEvent) => void;
  /** While somebody else takes what is typed (the voice service), sentences go there. */
  through: (way: Way | null) => void;
}

export function useSession(): Session {
  const [id, setId] = useState(currentSession);
  const [ready, setReady] = useState(false);
  const [state, dispatch] = useReducer(reduce, EMPTY);
  const attempt = useAttempt(dispatch);
  const { say, through, onVoice } = useSentences(id, dispatch);
  const { act, again } = useActs(id, state.form, dispatch);

  const openIn = useCallback(
    (session: string, what: object) =>
      attempt("", async () => {
        const opened = body(await agent.POST("/api/sessions", { body: { session_id: session, ...what } }));
        dispatch({ type: "opened", form: opened.form });
      }),
    [attempt],
  );

  const resume = useCallback(
    async (other?: string) => {
      if (other && other !== id) setId(keepSession(other));
      else await openIn(id, {});
    },
    [openIn, id],
  );

  useEffect(() => {
    let left = false;
    dispatch({ type: "ended" });
    async function look(): Promise<void> {
      if (!isUsed()) return setReady(true);
      const path = { params: { path: { session_id: id } } };
      try {
        const { events } = body(await agent.GET("/api/sessions/{session_id}/ledger", path));
        if (left) return;
        dispatch({ type: "remembered", exchanges: remembered(events), doubted: doubtedIn(events) });
        await openIn(id, {});
      } catch (error) {
        // Opened while nobody answers: it goes on where it was as soon as somebody does.
        if (await back()) return left ? undefined : await look();
        // A session that nothing is known of is a new one.
        if (!(error instanceof Trouble && error.code === "SESSION_UNKNOWN")) await openIn(id, {});
      }
      if (!left) setReady(true);
    }
    void look();
    return () => {
      left = true;
    };
  }, [id, openIn]);

  const used = state.form !== null || state.exchanges.length > 0;
  useEffect(() => {
    if (used) markUsed();
  }, [used]);

  const end = useCallback(
    () =>
      attempt("", async () => {
        await agent.DELETE("/api/sessions/{session_id}", { params: { path: { session_id: id } } });
        setId(newSession());
      }),
    [attempt, id],
  );

  return {
    id, state, ready, act, resume, end,
    say: useCallback((text, request) => (request && again(request) ? undefined : say(text, request)), [again, say]),
    open: useCallback((what) => openIn(id, what), [openIn, id]),
    review: useCallback((on) => dispatch({ type: "review", on }), []),
    look: useCallback(
      (field) => {
        dispatch({ type: "looked", field });
        // The mark comes back with the page where nobody could be told: that does no harm.
        const told = agent.POST("/api/sessions/{session_id}/looks", { params: { path: { session_id: id } }, body: { field } });
        void told.catch(() => undefined);
      },
      [id],
    ),
    picked: useCallback(() => dispatch({ type: "picked" }), []),
    onLive: useCallback((event) => dispatch({ type: "live", event }), []),
    onVoice,
    through,
  };
}
