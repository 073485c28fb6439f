/** From what a hand does on the canvas to the messages of the live socket (services/agent/live_messages.py). */

export interface Spot {
  x: number;
  y: number;
}

interface Keys {
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

export function modifiers(event: Keys): number {
  return (event.altKey ? 1 : 0) | (event.ctrlKey ? 2 : 0) | (event.metaKey ? 4 : 0) | (event.shiftKey ? 8 : 0);
}

/** A spot of the canvas as CSS pixels of the page's window. */
export function spotOn(canvas: DOMRect, window: { width: number; height: number }, at: { clientX: number; clientY: number }): Spot {
  return {
    x: round(((at.clientX - canvas.left) / canvas.width) * window.width),
    y: round(((at.clientY - canvas.top) / canvas.height) * window.height),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

export const mouse = (action: "move" | "down" | "up", spot: Spot, clicks = 1, mods = 0) => ({
  type: "mouse" as const,
  action,
  ...spot,
  button: action === "move" ? "none" : "left",
  clicks: Math.min(3, Math.max(1, clicks)),
  modifiers: mods,
});

export const wheel = (spot: Spot, dx: number, dy: number) => ({ type: "wheel" as const, ...spot, dx: clamp(dx), dy: clamp(dy) });

const clamp = (value: number) => Math.max(-5000, Math.min(5000, Math.round(value)));

export const key = (action: "down" | "up", event: Keys & { key: string; code: string; repeat: boolean }) => ({
  type: "key" as const,
  action,
  key: event.key.slice(0, 32),
  code: event.code.slice(0, 32),
  modifiers: modifiers(event),
  repeat: event.repeat,
});

/** Keys that belong to the person's own browser, or that arrive another way (paste, input method). */
export function staysHere(event: Keys & { key: string; isComposing: boolean }): boolean {
  if (event.isComposing || ["Process", "Dead", "Unidentified", "Escape"].includes(event.key)) return true;
  const command = event.ctrlKey || event.metaKey;
  return command && ["v", "r", "t", "w", "n", "l", "+", "-", "0"].includes(event.key.toLowerCase());
}
