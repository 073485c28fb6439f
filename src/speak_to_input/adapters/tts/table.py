"""The providers of speech by name, imported only when chosen."""

PROVIDERS = {
    "espeak": "speak_to_input.adapters.tts.espeak:EspeakSpeech",
    "fake": "speak_to_input.adapters.tts.fake:FakeSpeech",
}
