import { useEffect } from "react";

const TYPED_INTO = "input, textarea, select";
const PRESSED = "button, a, summary";

/** While the space bar is held, and nobody is typing or goes from button to button by keys, the person talks. */
export function useSpaceToTalk(active: boolean, hold: (on: boolean) => void) {
  useEffect(() => {
    if (!active) return;
    let held = false;
    // A button that was clicked keeps the focus, but whoever clicked it does not mean to press it with the next key.
    let byKeys = document.activeElement !== null && document.activeElement.matches(":focus-visible");
    const busy = ({ target }: KeyboardEvent) =>
      target instanceof HTMLElement && target.closest(byKeys ? `${TYPED_INTO}, ${PRESSED}` : TYPED_INTO) !== null;
    const press = () => {
      byKeys = false;
    };
    const down = (event: KeyboardEvent) => {
      if (event.key === "Tab") byKeys = true;
      if (event.code !== "Space" || busy(event)) return;
      event.preventDefault();
      if (event.repeat) return;
      held = true;
      hold(true);
    };
    const up = (event?: KeyboardEvent) => {
      if (!held || (event && event.code !== "Space")) return;
      event?.preventDefault();
      held = false;
      hold(false);
    };
    const blur = () => up();
    window.addEventListener("pointerdown", press, true);
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", blur);
    return () => {
      up();
      window.removeEventListener("pointerdown", press, true);
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", blur);
    };
  }, [active, hold]);
}
