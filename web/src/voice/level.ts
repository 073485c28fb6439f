/** So often a level is looked at: with every picture it would have the browser draw sixty a second, all talk long. */
const EVERY_MS = 60;
/** What nobody can see is not told. */
const STEPS = 50;

/** How loud a stream is, 0 to 1, whenever it has become another. Gives: how to stop. */
export function watchLevel(stream: MediaStream, told: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let level = 0;
  let known = -1;
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    const loud = Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);
    level = Math.max(Math.min(1, loud * 6), level * 0.62);
    const shown = Math.round(level * STEPS) / STEPS;
    if (shown !== known) told(shown);
    known = shown;
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
