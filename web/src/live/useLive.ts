/** Connects the live view: pictures go to the canvas, events to the session. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { LiveEvent } from "../form/events";
import { Expected } from "./expected";
import type { Frame } from "./frame";
import { LiveSocket, type LiveStatus } from "./socket";

export interface Live {
  status: LiveStatus;
  send: (message: object) => void;
  /** Pictures of a window of another width are not shown; `NONE` of them while it is measured. */
  expect: (width: number) => void;
  canvas: RefObject<HTMLCanvasElement | null>;
  size: RefObject<{ width: number; height: number }>;
  /** How far the shown picture is scrolled, and whether there is one. */
  scroll: { x: number; y: number };
  shape: { width: number; height: number } | null;
  /** Told how wide the page is whenever its window has got another size. */
  onWidth: RefObject<((page: number) => void) | null>;
}

export function useLive(sessionId: string, active: boolean, onEvent: (event: LiveEvent) => void): Live {
  const socket = useRef<LiveSocket | null>(null);
  const expected = useRef<Expected | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const onWidth = useRef<((page: number) => void) | null>(null);
  const size = useRef({ width: 1, height: 1 });
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const [scroll, setScroll] = useState({ x: 0, y: 0 });
  const [shape, setShape] = useState<Live["shape"]>(null);

  useEffect(() => {
    if (!active) return;
    const shown = new Expected(draw);
    expected.current = shown;
    async function draw(frame: Frame) {
      const picture = await createImageBitmap(frame.jpeg);
      const element = canvas.current;
      if (element) {
        if (element.width !== picture.width || element.height !== picture.height) {
          element.width = picture.width;
          element.height = picture.height;
        }
        element.getContext("2d", { alpha: false })?.drawImage(picture, 0, 0);
      }
      picture.close();
      size.current = { width: frame.width, height: frame.height };
      setShape((old) => (old?.width === frame.width && old.height === frame.height ? old : size.current));
      setScroll((old) => (old.x === frame.scrollX && old.y === frame.scrollY ? old : { x: frame.scrollX, y: frame.scrollY }));
    }
    const opened = new LiveSocket(sessionId, {
      onFrame: (frame) => void shown.take(frame).then(() => opened.ack(frame)),
      onEvent: (event) => (event.type === "width" ? onWidth.current?.(event.page) : onEvent(event)),
      onStatus: setStatus,
    });
    socket.current = opened;
    return () => {
      opened.close();
      shown.end();
      expected.current = null;
      socket.current = null;
      setShape(null);
      setStatus("connecting");
    };
  }, [sessionId, active, onEvent]);

  const send = useCallback((message: object) => socket.current?.send(message), []);
  const expect = useCallback((width: number) => expected.current?.expect(width), []);
  return { status, send, expect, canvas, size, scroll, shape, onWidth };
}
