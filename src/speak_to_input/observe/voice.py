"""What the voice service counts and times."""

from typing import Protocol

from speak_to_input.observe.metrics import Metrics

_REACTION_S = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 5.0)
_TALK_S = (10, 30, 60, 120, 300, 600, 1800, 3600, 7200)
_SOUND_S = (0.5, 1, 2, 3, 4, 6, 8, 12, 20, 30)


class Ended(Protocol):
    """Something that was said, with the moment of its acoustic end."""

    @property
    def ended_at(self) -> float:
        """By `time.monotonic`."""


class VoiceMetrics(Metrics):
    """What the voice service counts besides its HTTP requests."""

    def __init__(self, service: str, version: str) -> None:
        super().__init__(service, version)
        self.sessions = self._counter(
            "voice_sessions_total", "Voice sessions by what became of them", "status"
        )
        self.session_s = self._histogram(
            "voice_session_duration_seconds", "From connection to its end", buckets=_TALK_S
        )
        self.messages = self._counter("voice_messages_total", "Lines of transcripts", "role", "status")
        self.reaction_s = self._histogram(
            "voice_reaction_seconds", "From the acoustic end of speech", "stage", buckets=_REACTION_S
        )
        self.webrtc = self._gauge("webrtc_connections_active", "Open WebRTC connections")
        self.websockets = self._gauge("websocket_connections_active", "Open WebSocket connections")
        self.stt_requests = self._counter(
            "stt_requests_total", "Readings of sound", "provider", "language", "status"
        )
        self.stt_s = self._histogram("stt_request_duration_seconds", "Time that a reading took", "provider")
        self.stt_sound_s = self._histogram(
            "stt_audio_duration_seconds", "Length of the sound that was read", "provider", buckets=_SOUND_S
        )
        self.tts_requests = self._counter(
            "tts_requests_total", "Texts spoken by a provider", "provider", "language", "status"
        )
        self.tts_s = self._histogram(
            "tts_request_duration_seconds", "From a text to its first sound", "provider"
        )
        self.auth_requests = self._counter(
            "auth_requests_total", "What people did with accounts", "operation", "status"
        )
        self.tts_characters = self._counter("tts_characters_total", "Characters of the texts", "provider")

    def reacted(self, said: Ended, stage: str, at: float) -> None:
        """Something that was said reached a stage: turn_end, transcript, understood, verified, first_audio."""
        self.reaction_s.labels(stage).observe(max(0.0, at - said.ended_at))
