/* A microphone that a test speaks into, and an ear at both ends: run in the page before anything else. */
(() => {
  if (!navigator.mediaDevices) return;
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  const person = { heard: [] };
  window.person = person;

  // The browser is asked for its own (fake) microphone as ever; what it would sound is put aside.
  devices.getUserMedia = async (wanted) => {
    for (const track of (await ask(wanted)).getTracks()) track.stop();
    const context = new AudioContext({ sampleRate: 48000 });
    const mouth = context.createMediaStreamDestination();
    const silence = new ConstantSourceNode(context, { offset: 0 });
    silence.connect(mouth);
    silence.start();
    Object.assign(person, { context, mouth });
    return mouth.stream;
  };

  person.say = (base64, rate) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const samples = Float32Array.from(new Int16Array(bytes.buffer), (sample) => sample / 32768);
    const buffer = person.context.createBuffer(1, samples.length, rate);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(person.context, { buffer });
    source.connect(person.mouth);
    source.start();
    return new Promise((done) => { source.onended = () => done(); });
  };

  // [second, loudness of the person, loudness of what came back], of both tracks by one clock.
  const loud = (samples) => Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);
  const record = (track) => {
    const { context, mouth, heard } = person;
    const both = context.createChannelMerger(2);
    context.createMediaStreamSource(mouth.stream).connect(both, 0, 0);
    context.createMediaStreamSource(new MediaStream([track])).connect(both, 0, 1);
    const recorder = context.createScriptProcessor(1024, 2, 1);
    recorder.onaudioprocess = ({ inputBuffer, playbackTime }) =>
      heard.push([playbackTime, loud(inputBuffer.getChannelData(0)), loud(inputBuffer.getChannelData(1))]);
    both.connect(recorder).connect(context.destination);
  };
  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor(...settings) {
      super(...settings);
      this.addEventListener("track", ({ track }) => track.kind === "audio" && record(track));
    }
  };

  // Every state of the microphone, and the words that told it.
  person.states = [];
  const note = () => {
    const bar = document.querySelector("[data-voice]");
    const now = [bar?.dataset.voice, bar?.querySelector("[role=status]").textContent];
    if (bar && String(person.states.at(-1)) !== String(now)) person.states.push(now);
  };
  addEventListener("DOMContentLoaded", () =>
    new MutationObserver(note).observe(document.body, { attributeFilter: ["data-voice"], childList: true, characterData: true, subtree: true }));
})();
