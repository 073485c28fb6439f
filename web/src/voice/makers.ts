/** What recognisers and voices are called, by the names that the voice service's settings have for them. */
const CALLED: Readonly<Record<string, string>> = {
  faster_whisper: "Whisper", openai: "OpenAI", aws_transcribe: "Amazon Transcribe", sherpa_onnx: "sherpa-onnx",
  espeak: "eSpeak NG", piper: "Piper", elevenlabs: "ElevenLabs",
};

/** "ok (espeak)" is fine, and "espeak" is who does it; "" where nobody is named. */
export function makerIn(told: string): string {
  const name = /\((\w+)\)/.exec(told)?.[1] ?? "";
  return CALLED[name] ?? name.replaceAll("_", " ");
}
