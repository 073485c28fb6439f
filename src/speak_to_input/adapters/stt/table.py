"""The recognisers by name, imported only when chosen."""

PROVIDERS = {
    "faster_whisper": "speak_to_input.adapters.stt.faster_whisper:FasterWhisper",
    "sherpa_onnx": "speak_to_input.adapters.stt.sherpa_onnx:SherpaOnnx",
    "openai": "speak_to_input.adapters.stt.openai:OpenAIHearing",
    "aws_transcribe": "speak_to_input.adapters.stt.aws_transcribe:AwsTranscribe",
    "fake": "speak_to_input.adapters.stt.fake:FakeSpeechToText",
}
