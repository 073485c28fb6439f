"""The recognisers by name, imported only when chosen."""

PROVIDERS = {
    "faster_whisper": "speak_to_input.adapters.stt.faster_whisper:FasterWhisper",
    "fake": "speak_to_input.adapters.stt.fake:FakeSpeechToText",
}
