// Mouse and keyboard on the live page, sent to it as they are.
const KEPT = new Set(["a", "z", "y", "A", "Z", "Y", "Home", "End", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Backspace", "Delete", "Enter"]);
const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock"]);
const BUTTONS = ["left", "none", "right"];
const MOVE_MS = 50;
const LINE_PX = 40;

export function hands(keys, send, spot) {
  const bits = (event) => (event.altKey ? 1 : 0) | (event.ctrlKey ? 2 : 0) | (event.metaKey ? 4 : 0) | (event.shiftKey ? 8 : 0);
  const mouse = (action, event, button, clicks) => send({ type: "mouse", action, ...spot(event), button, clicks, modifiers: bits(event) });
  let [held, moved, turning] = ["none", 0, null];

  keys.addEventListener("mousedown", (event) => {
    event.preventDefault();
    keys.focus({ preventScroll: true });
    held = BUTTONS[event.button] ?? "none";
    if (held !== "none") mouse("down", event, held, Math.min(3, Math.max(1, event.detail)));
  });
  addEventListener("mouseup", (event) => {
    if (held !== "none") mouse("up", event, held, Math.min(3, Math.max(1, event.detail)));
    held = "none";
  });
  addEventListener("mousemove", (event) => {
    if ((event.target !== keys && held === "none") || event.timeStamp - moved < MOVE_MS) return;
    moved = event.timeStamp;
    mouse("move", event, held, 0);
  });
  keys.addEventListener("contextmenu", (event) => event.preventDefault());

  keys.addEventListener("wheel", (event) => {
    if (event.ctrlKey) return; // the reader's own zoom
    event.preventDefault();
    const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const more = { dx: event.deltaX * px, dy: event.deltaY * px };
    if (turning) return void ((turning.dx += more.dx), (turning.dy += more.dy));
    turning = { type: "wheel", ...spot(event), ...more };
    setTimeout(() => (send(turning), (turning = null)), MOVE_MS);
  }, { passive: false });

  // Keys of the reader's browser stay its own; texts that an input method makes come as `input` and composition.
  const isOurs = (event) => {
    if (event.isComposing || event.keyCode === 229 || MODIFIERS.has(event.key)) return false;
    if (/^F\d+$/.test(event.key)) return false;
    return event.ctrlKey || event.metaKey ? KEPT.has(event.key) && !event.altKey : event.key !== "Unidentified" && event.key !== "Dead";
  };
  const key = (action, event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    send({ type: "key", action, key: event.key, code: event.code, modifiers: bits(event), repeat: event.repeat });
  };
  keys.addEventListener("keydown", (event) => key("down", event));
  keys.addEventListener("keyup", (event) => key("up", event));

  keys.addEventListener("compositionupdate", (event) => send({ type: "text", text: event.data, composing: true }));
  keys.addEventListener("compositionend", (event) => {
    send({ type: "text", text: event.data });
    keys.value = "";
  });
  keys.addEventListener("input", (event) => {
    if (event.isComposing) return;
    if (event.inputType === "deleteContentBackward") for (const action of ["down", "up"]) send({ type: "key", action, key: "Backspace", code: "Backspace" });
    else if (event.inputType === "insertText" && event.data) send({ type: "text", text: event.data });
    keys.value = "";
  });
  keys.addEventListener("paste", (event) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    if (text) send({ type: "paste", text: text.slice(0, 10_000) });
  });
}
