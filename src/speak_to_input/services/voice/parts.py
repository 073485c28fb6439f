"""What the routes of the voice service work with."""

from collections.abc import Callable
from dataclasses import dataclass

from speak_to_input.core.people import Identity
from speak_to_input.observe.voice import VoiceMetrics
from speak_to_input.ports import Accounts, Assistant, KeptDrafts, People, SessionStore, Tokens
from speak_to_input.services.voice.board import Board
from speak_to_input.services.voice.live_sessions import LiveSessions


@dataclass(frozen=True)
class Parts:
    """Everything behind the routes."""

    sessions: LiveSessions
    assistant: Assistant
    store: SessionStore
    board: Board
    metrics: VoiceMetrics
    accounts: Accounts
    people: People
    tokens: Tokens
    drafts_for: Callable[[Identity], KeptDrafts]
