"""The providers of speech by name, imported only when chosen."""

PROVIDERS = {
    "espeak": "speak_to_input.adapters.tts.espeak:EspeakSpeech",
    "piper": "speak_to_input.adapters.tts.piper:PiperSpeech",
    "elevenlabs": "speak_to_input.adapters.tts.elevenlabs:ElevenLabsSpeech",
    "openai": "speak_to_input.adapters.tts.openai:OpenAISpeech",
    "fake": "speak_to_input.adapters.tts.fake:FakeSpeech",
}
