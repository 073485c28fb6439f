/** What the browser keeps of the application: the files of its build, and no older ones. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = readFileSync(join(import.meta.dirname, "..", "public", "sw.js"), "utf8");

function worker(windows: number, paths: string[]) {
  const kept = new Set(paths);
  const cache = {
    match: async (path: string) => (kept.has(path) ? {} : undefined),
    add: async (path: string) => void kept.add(path),
    keys: async () => [...kept].map((path) => ({ url: `http://x${path}` })),
    delete: async ({ url }: { url: string }) => kept.delete(new URL(url).pathname),
  };
  const handlers = new Map<string, (event: object) => void>();
  const self = { addEventListener: (name: string, handler: (event: object) => void) => handlers.set(name, handler), clients: { matchAll: async () => Array(windows).fill({}) } };
  new Function("self", "caches", SOURCE)(self, { open: async () => cache });
  const told = (data: object) => new Promise<unknown>((done) => handlers.get("message")!({ data, waitUntil: (work: Promise<unknown>) => void work.then(done) }));
  return { kept, told };
}

const OLD = ["/", "/mark.svg", "/assets/index-old.js", "/assets/font-1.woff2"];
const BUILD = { keep: ["/", "/mark.svg", "/assets/index-new.js"], known: ["/assets/index-new.js", "/assets/font-1.woff2"] };

test("files of an older build go, those of this one stay, and what is wanted is fetched", async () => {
  const { kept, told } = worker(1, OLD);
  await told(BUILD);
  expect([...kept].sort()).toEqual(["/", "/assets/font-1.woff2", "/assets/index-new.js", "/mark.svg"]);
});

test("with another window open nothing goes: it may still be at work with that build", async () => {
  const { kept, told } = worker(2, OLD);
  await told(BUILD);
  expect([...kept].sort()).toEqual([...OLD, "/assets/index-new.js"].sort());
});
