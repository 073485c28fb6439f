/** Whether the services answer. What fails tells; while they do not answer they are asked again and again. */
const AGAIN_MS = 2000;
const HEALTH = "/agent/api/health";

let away = false;
let looking: Promise<void> | null = null;
const listeners = new Set<() => void>();

export function subscribe(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}

export const isAway = () => away;

/** Something did not get through. */
export function lost(): void {
  if (away || looking) return;
  looking = look().finally(() => {
    looking = null;
  });
}

/** Something failed: where that was because nobody answers, waits until somebody does. Gives: whether it was. */
export async function back(): Promise<boolean> {
  await looking;
  if (!away) return false;
  return new Promise((resolve) => {
    const leave = subscribe(() => {
      leave();
      resolve(true);
    });
  });
}

async function look(): Promise<void> {
  const before = away;
  away = !(await answers());
  if (before !== away) for (const told of listeners) told();
  if (away) setTimeout(() => void look(), AGAIN_MS);
}

async function answers(): Promise<boolean> {
  try {
    const answer = await fetch(HEALTH, { cache: "no-store" });
    return answer.status !== 502; // the way there answers, the agent behind it does not
  } catch {
    return false;
  }
}
