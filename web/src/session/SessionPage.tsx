/** The session: talk on the left, the form live in the middle, its fields beside it. */
import { useCallback, useMemo, useState } from "react";
import { unsureFields } from "../form/doubted";
import { changedBy } from "../form/latest";
import { notesOf, sendingQuestion } from "../form/readback";
import { unsaid } from "../form/secrecy";
import { useSay } from "../i18n";
import { useLive } from "../live/useLive";
import { useVoice } from "../voice/useVoice";
import { RecordingMark } from "../voice/RecordingMark";
import { Chooser } from "./Chooser";
import { Conversation } from "./Conversation";
import { Dock } from "./Dock";
import { FORM_TITLE, FormPane } from "./FormPane";
import { FieldList } from "./FieldList";
import { PaneTabs, type Pane } from "./PaneTabs";
import { Reopening } from "./Reopening";
import { ReviewSheet } from "./ReviewSheet";
import { useCurrentSession } from "./SessionContext";
import { useFieldSought, useFocusKept } from "./useWayThere";

/** Where the page is seen while a pane is chosen: everywhere, from two columns on, or from three on. */
const PAGE: Readonly<Record<Pane, string>> = { page: "flex", talk: "hidden lg:flex", fields: "hidden xl:flex" };

export function SessionPage({ hidden }: { hidden: boolean }) {
  const words = useSay();
  const session = useCurrentSession();
  const { state, say } = session;
  const { form } = state;
  const live = useLive(session.id, form !== null && !state.closed, session.onLive);
  const voice = useVoice(session);
  const [pane, setPane] = useState<Pane>("talk");
  const [proposed, setProposed] = useState<{ text: string } | null>(null);
  const showTalk = useCallback(() => setPane("talk"), []);
  const propose = useCallback((text: string) => setProposed({ text }), []);
  const said = useMemo(() => state.exchanges.map((e) => e.heard).filter(Boolean), [state.exchanges]);
  // Until it is answered nobody knows whether a sentence holds a password.
  const exchanges = useMemo(() => state.exchanges.map((e) => (e.state === "waiting" ? { ...e, heard: unsaid(e.heard, state) } : e)), [state]);
  const { act } = session;
  const set = useCallback((field: string, value: string) => act({ act: "set", field, value }), [act]);
  const [loose, setLoose] = useState<readonly string[]>([]);
  const attach = useCallback((file: string, field: string) => act({ act: "attach", file, field }), [act]);
  const { send } = live;
  const focus = useCallback((field: string) => send({ type: "focus", field }), [send]);
  const fresh = !form && state.exchanges.length === 0;
  const last = state.exchanges.at(-1);
  const partial = unsaid(state.partial, state);
  useFieldSought(last, setPane);
  useFocusKept(FORM_TITLE, form !== null);
  // What was said before this page was opened leads nobody anywhere.
  const latest = useMemo(() => changedBy(last?.form ? last.actions : []), [last?.form, last?.actions]);
  const sending = sendingQuestion(state.pending);
  const unsure = useMemo(() => unsureFields(state), [state]);
  // A question with choices of its own stands in the talk: the same choices below it would leave no room for it.
  const choosing = !form && (last?.pending?.options.length ?? 0) > 0;

  const away = form !== null && pane !== "talk";
  const rows = form
    ? "grid-rows-[auto_minmax(0,1fr)_auto] xl:grid-rows-[minmax(0,1fr)_auto] xl:grid-cols-[minmax(20rem,24rem)_minmax(0,1fr)_minmax(17rem,20rem)] 3xl:grid-cols-[minmax(26rem,32rem)_minmax(0,1fr)_minmax(22rem,28rem)]"
    : "grid-rows-[minmax(0,1fr)_auto]";

  return (
    <>
      {/* The talk goes on while another page is looked at: that it is kept must be seen there too. */}
      {hidden && <RecordingMark voice={voice} className="mx-3 mb-2 sm:mx-auto sm:w-full sm:max-w-xl" />}
      <main id={hidden ? undefined : "main"} className={`${hidden ? "hidden" : "grid"} mx-auto h-full min-h-0 w-full max-w-[150rem] flex-1 grid-cols-[minmax(0,1fr)] ${rows} short:h-auto short:grid-rows-[auto] gap-x-5 gap-y-3 px-3 pb-3 sm:px-5 lg:grid-cols-[minmax(20rem,25rem)_minmax(0,1fr)]`}>
        <h1 className="sr-only">{words("navSession")}</h1>
        {form && <PaneTabs pane={pane} onPane={setPane} missing={form.missing.length} />}
        <section aria-label={words("talk")} className={`${away ? "hidden lg:flex" : "flex"} min-h-0 flex-col gap-3 lg:col-start-1 lg:row-start-1 ${form ? "lg:max-xl:row-span-2" : ""}`}>
          {!form && <div className={`min-h-0 flex-1 overflow-y-auto short:overflow-visible lg:hidden ${fresh ? "" : choosing ? "hidden" : "order-1"}`}>{session.ready ? <Chooser onOpen={session.open} /> : <Reopening />}</div>}
          <Conversation
            className={fresh ? "max-lg:hidden" : form || choosing ? "" : "max-lg:max-h-2/5 max-lg:flex-none"} exchanges={exchanges} form={form} partial={partial} provisional={state.provisional} asked={state.asked} onSay={say} onPropose={propose} onDeny={voice.deny} />
        </section>
        <Dock className={`lg:col-start-1 ${form ? "max-xl:row-start-3 xl:row-start-2" : "row-start-2"}`} session={session} voice={voice} partial={partial} said={said} away={away} proposed={proposed} onPropose={propose} onLoose={setLoose} onTalk={showTalk} />
        {form ? (
          <FormPane className={`${PAGE[pane]} max-xl:row-start-2 lg:col-start-2 lg:row-span-2 xl:row-start-1`} session={session} form={form} live={live} />
        ) : (
          <div className="hidden min-h-0 overflow-y-auto lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:block">{session.ready ? <Chooser onOpen={session.open} /> : <Reopening />}</div>
        )}
        {form && (
          <div className={`${pane === "fields" ? "flex" : "hidden xl:flex"} min-h-0 flex-col max-xl:row-start-2 lg:row-span-2 lg:max-xl:col-start-2 xl:col-start-3 xl:row-start-1`}>
            <FieldList form={form} asked={state.asked} changes={state.changes} focused={state.focused} provisional={state.provisional} unsure={unsure} latest={latest} onFocus={focus} onSet={set} onLook={session.look} />
          </div>
        )}
        {form && (
          <ReviewSheet
            form={form}
            open={state.reviewing}
            standing={sending !== ""}
            notes={notesOf(sending)}
            reviewed={state.reviewed}
            changes={state.changes}
            unsure={unsure}
            loose={loose}
            last={last}
            voice={voice}
            onSay={say}
            onSet={set}
            onLook={session.look}
            onAttach={attach}
            onClose={() => session.review(false)}
          />
        )}
      </main>
    </>
  );
}
