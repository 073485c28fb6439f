/** Which pictures are shown: one of another window than the one asked for would be seen tiny, or blown up, for a moment. */
import type { Frame } from "./frame";

/** A window that does not get its size, since somebody else looks at it too, is shown as it comes. */
const PATIENCE_MS = 2000;
/** No picture has this width: none is shown. */
export const NONE = 0;

export class Expected {
  /** The width that a picture must have; null takes any. */
  private width: number | null = NONE;
  /** One of that width came. */
  private met = false;
  private kept: Frame | null = null;
  private timer = 0;

  constructor(private readonly show: (frame: Frame) => Promise<void>) {}

  /** Done once the picture is shown or kept: then the next may come. */
  async take(frame: Frame): Promise<void> {
    if (this.width === null || this.width === frame.width) await this.let(frame);
    else this.kept = frame;
  }

  /** Pictures of a window of this width come next; late ones of the size before it may come between them. */
  expect(width: number): void {
    this.width = width;
    this.met = false;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.width = null;
      if (!this.met && this.kept) void this.let(this.kept);
    }, PATIENCE_MS);
    if (this.kept?.width === width) void this.let(this.kept);
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private let(frame: Frame): Promise<void> {
    this.met = true;
    this.kept = null;
    return this.show(frame);
  }
}
