/** How loud a stream is, 0 to 1, with every picture that the browser draws. Gives: how to stop. */
export function watchLevel(stream: MediaStream, told: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let shown = 0;
  let next = 0;
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    const loud = Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);
    shown = Math.max(Math.min(1, loud * 6), shown * 0.88);
    told(shown);
    next = requestAnimationFrame(look);
  };
  look();
  return () => {
    cancelAnimationFrame(next);
    void context.close();
  };
}
