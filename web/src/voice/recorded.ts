/** A stretch of a microphone's sound as the services take it. */
import captureUrl from "../../../src/speak_to_input/services/voice/page/capture.js?url";

const RATE_HZ = 16_000;

/** Mono, 16-bit little-endian PCM at 16,000 Hz, of the next `ms`. */
export async function recorded(stream: MediaStream, ms: number): Promise<Blob> {
  const context = new AudioContext({ sampleRate: RATE_HZ });
  try {
    await context.audioWorklet.addModule(captureUrl);
    const capture = new AudioWorkletNode(context, "capture");
    const parts: ArrayBuffer[] = [];
    capture.port.onmessage = ({ data }) => parts.push(data as ArrayBuffer);
    context.createMediaStreamSource(stream).connect(capture);
    await new Promise((resolve) => setTimeout(resolve, ms));
    return new Blob(parts);
  } finally {
    void context.close();
  }
}
