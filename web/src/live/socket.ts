/** The live view's socket. It comes back by itself and asks only for what it missed. */
import { renewed } from "../account/signing";
import { socketUrl } from "../client/api";
import { lost } from "../client/reach";
import { zoneHere } from "../client/zone";
import type { LiveEvent } from "../form/events";
import { type Frame, readFrame } from "./frame";

export type LiveStatus = "connecting" | "open" | "lost";

export interface LiveHandlers {
  onFrame: (frame: Frame) => void;
  onEvent: (event: LiveEvent) => void;
  onStatus: (status: LiveStatus) => void;
}

const NO_SESSION = [4404, 4403, 1000];
const SIGN_IN_OVER = 4401;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5000;

export class LiveSocket {
  private socket: WebSocket | null = null;
  private since: number | null = null;
  private waitMs = FIRST_WAIT_MS;
  private timer = 0;
  private over = false;

  constructor(
    private readonly sessionId: string,
    private readonly handlers: LiveHandlers,
  ) {
    this.connect();
  }

  send(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** The picture was drawn: the next one may come. */
  ack(frame: Frame): void {
    this.send({ type: "ack", frame: frame.number });
  }

  close(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  private connect(): void {
    const asked = new URLSearchParams({ zone: zoneHere(), ...(this.since !== null && { since: String(this.since) }) });
    const socket = new WebSocket(socketUrl(`/agent/api/sessions/${this.sessionId}/live?${asked}`));
    socket.binaryType = "arraybuffer";
    socket.onmessage = ({ data }) => this.take(data as string | ArrayBuffer);
    socket.onclose = ({ code }) => this.lost(code);
    this.socket = socket;
    this.handlers.onStatus("connecting");
  }

  private take(data: string | ArrayBuffer): void {
    this.waitMs = FIRST_WAIT_MS;
    // One that comes back has missed nothing, perhaps, and gets a picture only.
    this.handlers.onStatus("open");
    if (typeof data !== "string") {
      const frame = readFrame(data);
      if (frame) this.handlers.onFrame(frame);
      return;
    }
    const event = JSON.parse(data) as LiveEvent;
    if ("seq" in event) this.since = event.seq;
    this.handlers.onEvent(event);
  }

  private lost(code: number): void {
    if (this.over) return;
    if (NO_SESSION.includes(code)) {
      this.handlers.onEvent({ type: "closed", seq: this.since ?? 0, reason: "gone" });
      return;
    }
    this.handlers.onStatus("lost");
    if (code === SIGN_IN_OVER) {
      void renewed().then((signedIn) => this.over || (signedIn ? this.connect() : this.later()));
      return;
    }
    lost();
    this.later();
  }

  private later(): void {
    this.timer = window.setTimeout(() => this.connect(), this.waitMs);
    this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
  }
}
