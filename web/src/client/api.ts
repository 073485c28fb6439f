/** Typed calls of the two services. A failure is thrown as `Trouble`, with a sentence for the person. */
import createClient, { type Middleware } from "openapi-fetch";
import { signedFetch } from "../account/signing";
import type { paths as AgentPaths } from "./agent";
import { lost } from "./reach";
import type { ErrorBody } from "./types";
import type { paths as VoicePaths } from "./voice";

export class Trouble extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint = "",
    readonly correlationId = "",
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

export const AWAY = "AWAY";

const toTrouble: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    if (response.status === 502) lost();
    const body = (await response.json().catch(() => null)) as ErrorBody | null;
    // What stands between may answer with a page of its own; its words are nothing for the person.
    if (!body?.error) throw new Trouble(response.status === 502 ? AWAY : `HTTP_${response.status}`, "");
    throw new Trouble(body.error.code, body.error.message, body.error.hint, body.correlation_id, body.error.details);
  },
  onError() {
    lost();
    throw new Trouble(AWAY, "");
  },
};

export const agent = createClient<AgentPaths>({ baseUrl: "/agent", fetch: signedFetch });
export const voice = createClient<VoicePaths>({ baseUrl: "/voice", fetch: signedFetch });
agent.use(toTrouble);
voice.use(toTrouble);

/** The body of an answer that is none of the errors. */
export function body<T>(answer: { data?: T }): T {
  if (answer.data === undefined) throw new Trouble("EMPTY", "");
  return answer.data;
}

export function socketUrl(path: string): string {
  return `${location.origin.replace(/^http/, "ws")}${path}`;
}
