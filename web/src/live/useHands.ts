/** Pointer, wheel and touch on the canvas become acts on the page. */
import { type RefObject, useEffect } from "react";
import { modifiers, mouse, spotOn, wheel } from "./hands";

interface Size {
  width: number;
  height: number;
}

/** A touch that moved less is a tap. */
const TAP_PX = 8;

export function useHands(canvas: RefObject<HTMLCanvasElement | null>, size: RefObject<Size>, send: (message: object) => void) {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const spot = (event: { clientX: number; clientY: number }) => spotOn(element.getBoundingClientRect(), size.current, event);
    let touch: { x: number; y: number; lastY: number; lastX: number; moved: boolean } | null = null;

    const down = (event: PointerEvent) => {
      if (event.pointerType === "touch") {
        touch = { x: event.clientX, y: event.clientY, lastX: event.clientX, lastY: event.clientY, moved: false };
        element.setPointerCapture(event.pointerId);
        return;
      }
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      send(mouse("down", spot(event), event.detail || 1, modifiers(event)));
    };
    const move = (event: PointerEvent) => {
      if (!touch) {
        if (event.pointerType !== "touch") send(mouse("move", spot(event), 1, modifiers(event)));
        return;
      }
      touch.moved ||= Math.hypot(event.clientX - touch.x, event.clientY - touch.y) > TAP_PX;
      if (!touch.moved) return;
      const factor = size.current.width / element.getBoundingClientRect().width;
      send(wheel(spot(event), (touch.lastX - event.clientX) * factor, (touch.lastY - event.clientY) * factor));
      Object.assign(touch, { lastX: event.clientX, lastY: event.clientY });
    };
    const up = (event: PointerEvent) => {
      if (touch) {
        if (!touch.moved) for (const action of ["move", "down", "up"] as const) send(mouse(action, spot(event)));
        touch = null;
      } else if (event.button === 0) {
        send(mouse("up", spot(event), event.detail || 1, modifiers(event)));
      }
    };
    const cancel = () => {
      touch = null;
    };
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey) return;
      event.preventDefault();
      const line = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 32 : 1;
      send(wheel(spot(event), event.deltaX * line, event.deltaY * line));
    };
    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", cancel);
    element.addEventListener("wheel", turn, { passive: false });
    return () => {
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", cancel);
      element.removeEventListener("wheel", turn);
    };
  }, [canvas, size, send]);
}
