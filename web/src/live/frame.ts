/** One picture message: 24 bytes in network order, then a JPEG (as services/agent/live_events.py packs it). */
export interface Frame {
  number: number;
  width: number;
  height: number;
  scale: number;
  scrollX: number;
  scrollY: number;
  jpeg: Blob;
}

export function readFrame(message: ArrayBuffer): Frame | null {
  const view = new DataView(message);
  if (message.byteLength < 24 || view.getUint8(0) !== 1) return null;
  return {
    number: view.getUint32(4),
    width: view.getUint16(8),
    height: view.getUint16(10),
    scale: view.getFloat32(12),
    scrollX: view.getInt32(16),
    scrollY: view.getInt32(20),
    jpeg: new Blob([message.slice(view.getUint16(2))], { type: "image/jpeg" }),
  };
}
