/** Why talking did not begin, as a sentence with what to do. */
import { Trouble } from "../client/api";
import type { Key } from "../i18n";
import { VoiceAway } from "./talk";

const MICROPHONE: Readonly<Record<string, Key>> = {
  NotAllowedError: "micDenied",
  SecurityError: "micDenied",
  NotFoundError: "micMissing",
  OverconstrainedError: "micMissing",
  NotReadableError: "micBusy",
  AbortError: "micBusy",
};

export function reasonOf(error: unknown): Key {
  if (error instanceof VoiceAway) return "voiceAway";
  if (error instanceof Trouble) return error.code === "SESSION_LIMIT" ? "voiceFull" : "voiceAway";
  if (error instanceof DOMException) return MICROPHONE[error.name] ?? "voiceError";
  return error instanceof TypeError ? "micMissing" : "voiceAway";
}
