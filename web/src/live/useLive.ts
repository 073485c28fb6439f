/** Connects the live view: pictures go to the canvas, events to the session. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { LiveEvent } from "../form/events";
import type { Frame } from "./frame";
import { LiveSocket, type LiveStatus } from "./socket";

export interface Live {
  status: LiveStatus;
  send: (message: object) => void;
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
  const canvas = useRef<HTMLCanvasElement>(null);
  const onWidth = useRef<((page: number) => void) | null>(null);
  const size = useRef({ width: 1, height: 1 });
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const [scroll, setScroll] = useState({ x: 0, y: 0 });
  const [shape, setShape] = useState<Live["shape"]>(null);

  useEffect(() => {
    if (!active) return;
    const onFrame = (frame: Frame) => void draw(frame);
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
      opened.ack(frame);
    }
    const opened = new LiveSocket(sessionId, {
      onFrame,
      onEvent: (event) => (event.type === "width" ? onWidth.current?.(event.page) : onEvent(event)),
      onStatus: setStatus,
    });
    socket.current = opened;
    return () => {
      opened.close();
      socket.current = null;
      setShape(null);
      setStatus("connecting");
    };
  }, [sessionId, active, onEvent]);

  const send = useCallback((message: object) => socket.current?.send(message), []);
  return { status, send, canvas, size, scroll, shape, onWidth };
}
