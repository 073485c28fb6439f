// Entry: runs in a world of its own, out of the reach of the page's scripts. Python calls `s2i.<name>(...)`.

import { aim, missed } from "./aim";
import * as hands from "./hands";
import { drive } from "./person";
import * as showing from "./showing";
import { survey } from "./survey";
import { settled, tell, watch } from "./watch";
import { write } from "./writing";

const script = { read: () => void tell(), write, drive, settled, survey, aim, missed, ...hands, ...showing };

declare global {
  var s2i: typeof script | undefined;
}

function start(): void {
  globalThis.s2i = script;
  watch();
}

if (window === window.top && !globalThis.s2i) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
  else start();
}
