/** Lets the browser keep the application's files, so that it opens without its service and can say what is wrong. */
export async function keepFiles(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/sw.js");
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname);
    const built = (await (await fetch("/files.json")).json()) as string[];
    const code = built.filter((path) => /\.(js|css)$/.test(path));
    const keep = new Set(["/", "/mark.svg", ...code, ...loaded.filter((path) => path.startsWith("/assets/"))]);
    active?.postMessage({ keep: [...keep], known: built });
  } catch {
    // A private window may forbid it; the application works as well, only not without its service.
  }
}
