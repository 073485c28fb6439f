// Keeps the application's own files, so that it opens and says what is wrong when its service does not answer.
// What the services tell is never kept: values of people stay where they belong.
const KEPT = "application";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate" && !pathname.startsWith("/agent/") && !pathname.startsWith("/voice/")) {
    event.respondWith(page(event.request));
  } else if (pathname.startsWith("/assets/") || pathname === "/mark.svg") {
    event.respondWith(file(event.request));
  }
});

// The page tells which files belong to its build: `keep` is wanted even where nobody looked at it yet.
self.addEventListener("message", (event) => event.waitUntil(renew(event.data)));

async function renew({ keep, known }) {
  const kept = await caches.open(KEPT);
  await Promise.allSettled(keep.map((path) => keepNew(kept, path)));
  // In another window an older build may still be at work.
  if ((await self.clients.matchAll({ type: "window" })).length > 1) return;
  const own = new Set([...keep, ...known]);
  for (const request of await kept.keys()) {
    if (!own.has(new URL(request.url).pathname)) await kept.delete(request);
  }
}

async function keepNew(kept, path) {
  if (!(await kept.match(path))) await kept.add(path);
}

// The newest page, which names the newest files; the one of last time where nobody answers.
async function page(request) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok) await kept.put("/", answer.clone());
    return answer;
  } catch (error) {
    const last = await kept.match("/");
    if (!last) throw error;
    return last;
  }
}

// A file's name changes with what is in it.
async function file(request) {
  const kept = await caches.open(KEPT);
  const known = await kept.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await kept.put(request, answer.clone());
  return answer;
}
