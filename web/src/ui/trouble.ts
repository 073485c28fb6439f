/** What a failure means to the person: a sentence with what to do. */
import { AWAY, Trouble } from "../client/api";
import type { Failure } from "../form/state";
import type { Say } from "../i18n";

export function failureOf(error: unknown, say: Say): Failure {
  if (error instanceof Trouble) {
    const message = error.code === AWAY ? say("away") : error.message || say("unknownError");
    return { code: error.code, message, hint: error.hint, correlationId: error.correlationId };
  }
  return { code: "UNKNOWN", message: say("unknownError"), hint: "", correlationId: "" };
}
