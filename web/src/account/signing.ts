/** Calls whose sign-in is over: it is renewed, or the person is asked, and the call is made again. */
import type { ErrorBody, Person } from "../client/types";

export interface Signed {
  person: Person;
  /** Until when calls are answered without renewing, in milliseconds since 1970. */
  until: number;
}

export interface Listener {
  renewed: (signed: Signed) => void;
  /** Ask the person to sign in again; whether they did. */
  ask: () => Promise<boolean>;
}

const SOON_MS = 60_000;
const NOBODY: Listener = { renewed: () => undefined, ask: () => Promise.resolve(false) };
let listener = NOBODY;
let until = 0;
let renewing: Promise<boolean> | null = null;

/** The service says in the page's first line whether people sign in. */
export function signInRequired(): boolean {
  return document.documentElement.dataset.signIn === "required";
}

export function listen(heard: Listener): () => void {
  listener = heard;
  return () => {
    listener = NOBODY;
  };
}

export function signedUntil(moment: number): void {
  until = moment;
}

/** Renew the sign-in, once for all who want it now; asks the person where that cannot be. */
export function renewed(): Promise<boolean> {
  if (!signInRequired()) return Promise.resolve(true);
  renewing ??= renew().finally(() => {
    renewing = null;
  });
  return renewing;
}

/** Renew it only when it is nearly over: before something that cannot be tried again, like a talk. */
export async function fresh(): Promise<void> {
  if (signInRequired() && Date.now() > until - SOON_MS) await renewed();
}

async function renew(): Promise<boolean> {
  const json = { "Content-Type": "application/json" };
  const answer = await fetch("/voice/api/auth/refresh", { method: "POST", headers: json, body: "{}" }).catch(() => null);
  if (answer?.ok) {
    const told = (await answer.json()) as { person: Person; expires_at: string };
    listener.renewed({ person: told.person, until: Date.parse(told.expires_at) });
    return true;
  }
  // Away for a moment is not signed out.
  return answer?.status === 401 ? listener.ask() : false;
}

export async function signedFetch(request: Request): Promise<Response> {
  if (!signInRequired()) return fetch(request);
  const again = request.clone();
  const answer = await fetch(request);
  if (answer.status !== 401 || !(await isOver(answer))) return answer;
  return (await renewed()) ? fetch(again) : answer;
}

/** A wrong password is answered with 401 too. */
async function isOver(answer: Response): Promise<boolean> {
  const body = (await answer.clone().json().catch(() => null)) as ErrorBody | null;
  return body?.error?.code === "NOT_SIGNED_IN";
}
