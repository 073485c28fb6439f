/** Which session this tab works in; a reload goes on with it. */
const KEY = "session";
const USED = "session-used";

export function currentSession(): string {
  return sessionStorage.getItem(KEY) ?? newSession();
}

export function newSession(): string {
  const id = `web-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, "0")).join("")}`;
  sessionStorage.setItem(KEY, id);
  sessionStorage.removeItem(USED);
  return id;
}

/** What comes next in this tab is somebody else's. */
export function forgetSession(): void {
  sessionStorage.removeItem(KEY);
  sessionStorage.removeItem(USED);
}

/** Go on with a session that the services know. */
export function keepSession(id: string): string {
  sessionStorage.setItem(KEY, id);
  markUsed();
  return id;
}

/** From here on the services know of it. */
export function markUsed(): void {
  sessionStorage.setItem(USED, "yes");
}

export function isUsed(): boolean {
  return sessionStorage.getItem(USED) !== null;
}
