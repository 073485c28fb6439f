import { useEffect } from "react";

/** While the space bar is held, and nobody is typing or pressing a button with it, the person talks. */
export function useSpaceToTalk(active: boolean, hold: (on: boolean) => void) {
  useEffect(() => {
    if (!active) return;
    let held = false;
    const busy = (event: KeyboardEvent) =>
      event.target instanceof HTMLElement && event.target.closest("input, textarea, select, button, a, summary");
    const down = (event: KeyboardEvent) => {
      if (event.code !== "Space" || event.repeat || busy(event)) return;
      event.preventDefault();
      held = true;
      hold(true);
    };
    const up = (event?: KeyboardEvent) => {
      if (!held || (event && event.code !== "Space")) return;
      held = false;
      hold(false);
    };
    const blur = () => up();
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", blur);
    return () => {
      up();
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", blur);
    };
  }, [active, hold]);
}
