import { useCallback, useEffect, useState } from "react";
import { agent, body } from "../client/api";
import type { FileKept } from "../client/types";
import { useSay } from "../i18n";
import { failureOf } from "../ui/trouble";

/** The session's files, and where each can be looked at. */
export function useFiles(sessionId: string) {
  const say = useSay();
  const [files, setFiles] = useState<readonly FileKept[]>([]);
  /** How often a file was given: one of the same name is another picture. */
  const [given, setGiven] = useState(0);
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
    async (chosen: File[]) => {
      setTrouble("");
      const refused: string[] = [];
      for (const file of chosen) {
        const form = new FormData();
        form.append("file", file);
        try {
          const answer = await agent.POST("/api/sessions/{session_id}/files", {
            params: { path: { session_id: sessionId } },
            body: form as unknown as { file: string },
            bodySerializer: () => form,
          });
          setFiles(body(answer).files);
          setGiven((times) => times + 1);
        } catch (error) {
          const { code, message } = failureOf(error, say);
          refused.push(`${say("fileFailed", { name: file.name })}: ${code === "INVALID_INPUT" ? say("fileRefused") : message}`);
        }
      }
      setTrouble(refused.join("\n"));
    },
    [sessionId, say],
  );

  const takeBack = useCallback(
    async (name: string) => {
      try {
        const path = { params: { path: { session_id: sessionId, name } } };
        setFiles(body(await agent.DELETE("/api/sessions/{session_id}/files/{name}", path)).files);
      } catch (error) {
        setTrouble(failureOf(error, say).message);
      }
    },
    [sessionId, say],
  );

  const addressOf = useCallback(
    (name: string) => `/agent/api/sessions/${sessionId}/files/${encodeURIComponent(name)}?given=${given}`,
    [sessionId, given],
  );
  return { files, addressOf, trouble, give, takeBack, dismiss: useCallback(() => setTrouble(""), []) };
}
