/** What a failure means to the person: a sentence with what to do. */
import { AWAY, Trouble } from "../client/api";
import type { Failure } from "../form/state";
import type { Say } from "../i18n";
import { inEnglish } from "../i18n/errors";

export function failureOf(error: unknown, say: Say): Failure {
  if (error instanceof Trouble) {
    const message = error.code === AWAY ? say("away") : told(error, say) || say("unknownError");
    return { code: error.code, message, hint: error.hint, correlationId: error.correlationId };
  }
  return { code: "UNKNOWN", message: say("unknownError"), hint: "", correlationId: "" };
}

/** What a service said went wrong, in the language of the interface. */
export function told({ code, message }: { code: string; message: string }, say: Say): string {
  return say.language === "en" && message ? inEnglish(code) : message;
}
