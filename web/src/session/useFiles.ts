import { useCallback, useEffect, useRef, useState } from "react";
import { agent, body } from "../client/api";
import type { FileKept } from "../client/types";
import { useSay } from "../i18n";
import { failureOf } from "../ui/trouble";

/** The session's files, and small pictures of those given here. */
export function useFiles(sessionId: string) {
  const say = useSay();
  const [files, setFiles] = useState<readonly FileKept[]>([]);
  const { previews, preview, forget } = usePreviews(sessionId);
  const [trouble, setTrouble] = useState("");

  useEffect(() => {
    setFiles([]);
    const path = { params: { path: { session_id: sessionId } } };
    agent.GET("/api/sessions/{session_id}/files", path).then(
      (answer) => setFiles(body(answer).files),
      () => setFiles([]), // What stands in the way is told where the session itself is opened.
    );
  }, [sessionId]);

  const give = useCallback(
    async (given: File[]) => {
      setTrouble("");
      const refused: string[] = [];
      for (const file of given) {
        const form = new FormData();
        form.append("file", file);
        try {
          const answer = await agent.POST("/api/sessions/{session_id}/files", {
            params: { path: { session_id: sessionId } },
            body: form as unknown as { file: string },
            bodySerializer: () => form,
          });
          setFiles(body(answer).files);
          if (file.type.startsWith("image/")) {
            preview(body(answer).kept?.name ?? file.name, file);
          }
        } catch (error) {
          const { code, message } = failureOf(error, say);
          refused.push(`${say("fileFailed", { name: file.name })}: ${code === "INVALID_INPUT" ? say("fileRefused") : message}`);
        }
      }
      setTrouble(refused.join("\n"));
    },
    [sessionId, say, preview],
  );

  const takeBack = useCallback(
    async (name: string) => {
      try {
        const path = { params: { path: { session_id: sessionId, name } } };
        setFiles(body(await agent.DELETE("/api/sessions/{session_id}/files/{name}", path)).files);
        forget(name);
      } catch (error) {
        setTrouble(failureOf(error, say).message);
      }
    },
    [sessionId, say, forget],
  );

  return { files, previews, trouble, give, takeBack, dismiss: useCallback(() => setTrouble(""), []) };
}

/** Pictures by their files' names; the browser lets go of each once it is not shown any more. */
function usePreviews(sessionId: string) {
  const [previews, setPreviews] = useState<Readonly<Record<string, string>>>({});
  const held = useRef(new Map<string, string>());
  const forget = useCallback((name: string) => {
    const address = held.current.get(name);
    if (!address) return;
    URL.revokeObjectURL(address);
    held.current.delete(name);
    setPreviews(Object.fromEntries(held.current));
  }, []);
  const preview = useCallback(
    (name: string, file: File) => {
      forget(name);
      held.current.set(name, URL.createObjectURL(file));
      setPreviews(Object.fromEntries(held.current));
    },
    [forget],
  );
  useEffect(() => {
    const shown = held.current;
    return () => {
      for (const address of shown.values()) URL.revokeObjectURL(address);
      shown.clear();
      setPreviews({});
    };
  }, [sessionId]);
  return { previews, preview, forget };
}
