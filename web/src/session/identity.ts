/** Which session this tab works in; a reload goes on with it. */
const KEY = "session";
const fresh = new Set<string>();

/** Whether this page made it: the services know nothing of it yet. */
export function isFresh(id: string): boolean {
  return fresh.has(id);
}

export function currentSession(): string {
  return sessionStorage.getItem(KEY) ?? newSession();
}

export function newSession(): string {
  const id = `web-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, "0")).join("")}`;
  fresh.add(id);
  return keepSession(id);
}

export function keepSession(id: string): string {
  sessionStorage.setItem(KEY, id);
  return id;
}
