"""Runs the voice service's application on a socket."""

from datetime import timedelta
from typing import Any

from loguru import logger as pipecat_log

from speak_to_input.access import refuse_open_address
from speak_to_input.observe.logs import logger, start_logging
from speak_to_input.services.http.serving import DrainingServer, bound, server
from speak_to_input.services.voice.app import voice_app
from speak_to_input.services.voice.board import Board
from speak_to_input.services.voice.live import Equipment
from speak_to_input.services.voice.live_sessions import LiveSessions
from speak_to_input.services.voice.pace import Pace
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.sound_params import check_denoiser
from speak_to_input.services.voice.surroundings import Surroundings
from speak_to_input.settings import Settings
from speak_to_input.wiring import Voice, now, voice

LOG_NAME = "voice_bot"


def run_voice(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises: ConfigurationError when it cannot start."""
    refuse_open_address(settings.voice.host, "VOICE", settings.accounts)
    if settings.voice.denoise:
        check_denoiser()
    with bound(settings.voice.host, settings.voice.port, "S2I_VOICE__PORT") as listener:
        start_logging(settings.logs.folder, LOG_NAME, level=settings.logs.level)
        quiet_pipecat()
        parts = voice_parts(settings, voice(settings))
        running = server(voice_app(settings, parts), DrainingServer)
        running.drain = parts.sessions.drain
        running.run(sockets=[listener])


def voice_contract(settings: Settings) -> dict[str, Any]:
    """What the voice service's HTTP routes take and give, as OpenAPI; nothing is started."""
    return voice_app(settings, voice_parts(settings, voice(settings))).openapi()


def voice_parts(settings: Settings, made: Voice) -> Parts:
    """Everything behind the routes, out of the live objects that wiring made."""
    around = Surroundings(
        assistant=made.assistant,
        store=made.store,
        recordings=made.recordings,
        board=Board(),
        metrics=made.metrics,
        manners=made.manners,
        invented=made.invented,
        narrator=made.narrator,
        opening=made.opening,
        site=settings.voice.phrases,
        clock=now,
        answer_within=timedelta(seconds=settings.agent.answer_within_s),
    )
    taken = settings.voice
    pace = Pace(
        taken.closed_pause_s,
        taken.usual_pause_s,
        taken.open_pause_s,
        taken.partial_every_s,
        speculate=taken.speculate,
        prose_s=taken.prose_pause_s,
    )
    equipment = Equipment(
        made.recogniser,
        made.speech,
        settings.tts.voice,
        pace,
        around,
        rest_after_s=taken.rest_after_s,
        sounds=made.sounds if taken.rescore else None,
        denoise=taken.denoise,
        smart_turn=taken.turn_end == "smart_turn",
        most=taken.max_sessions,
    )
    return Parts(
        LiveSessions(equipment, made.assistant_for, made.people),
        made.assistant,
        made.store,
        around.board,
        made.metrics,
        made.accounts,
        made.people,
        made.tokens,
        made.drafts_for,
    )


def quiet_pipecat() -> None:
    """Pipecat's own lines quote what was said: only the place where something went wrong is told."""
    log = logger("pipecat")
    pipecat_log.remove()
    pipecat_log.add(
        lambda told: log.error("pipecat", at=f"{told.record['name']}:{told.record['line']}"), level="ERROR"
    )
