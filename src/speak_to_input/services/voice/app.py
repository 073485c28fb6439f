"""Puts the voice service together: parts, routes, start and stop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI

from speak_to_input.core.voice_phrases import OFTEN
from speak_to_input.errors import ProviderError
from speak_to_input.observe.logs import logger, tell_stray_errors
from speak_to_input.services.http.app import new_service
from speak_to_input.services.http.callers import Callers
from speak_to_input.services.http.door import Door
from speak_to_input.services.http.rate import CallRate
from speak_to_input.services.voice.accounts import account_routes
from speak_to_input.services.voice.drafts import draft_routes
from speak_to_input.services.voice.events import event_routes
from speak_to_input.services.voice.guests import TalkClaims
from speak_to_input.services.voice.health import health_route
from speak_to_input.services.voice.history import history_routes
from speak_to_input.services.voice.ice import ice_routes
from speak_to_input.services.voice.page import page_routes
from speak_to_input.services.voice.parts import Parts
from speak_to_input.services.voice.people import people_routes
from speak_to_input.services.voice.prespoken import prespeak
from speak_to_input.services.voice.readiness import Readiness
from speak_to_input.services.voice.recordings import recording_routes
from speak_to_input.services.voice.socket_audio import audio_routes
from speak_to_input.services.voice.spoken_trial import spoken_trial_routes
from speak_to_input.services.voice.trial import Trials, trial_routes, trial_socket
from speak_to_input.services.voice.voices import voice_routes
from speak_to_input.services.voice.webrtc import Connections, offer_routes
from speak_to_input.settings import Settings, application_url
from speak_to_input.wiring import VERSION, VOICE

_ABOUT = "Speak Vietnamese; the words fill the form that the browser agent shows, and the answer is spoken."


def voice_app(settings: Settings, parts: Parts) -> FastAPI:
    """The voice service's application."""
    log = logger("voice")
    connections = Connections(parts, settings.webrtc)
    trials = Trials(settings.webrtc)
    readiness = Readiness()
    equipment = parts.sessions.equipment

    async def get_ready() -> None:
        hears, speaks = equipment.recogniser, equipment.speech
        await asyncio.gather(
            readiness.make("speech_to_text", hears.prepare(), hears.traits.provider),
            readiness.make("text_to_speech", speaks.prepare(), speaks.traits.provider),
            equipment.prepare(),
        )
        log.info("ready", service=VOICE, version=VERSION, address=settings.voice.url)
        often = tuple(map(equipment.around.narrator.text, OFTEN))
        await prespeak(speaks, equipment.voice, often, idle=lambda: parts.sessions.count == 0)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        tell_stray_errors(asyncio.get_running_loop())
        readiness.expect("speech_to_text", "text_to_speech")
        try:
            await parts.store.drop_active(equipment.around.clock())
        except ProviderError:
            log.error("sessions of before not ended", exc_info=True)
        beforehand = asyncio.create_task(get_ready())
        yield
        beforehand.cancel()
        await parts.sessions.drain()
        parts.board.end()
        await connections.close()
        await trials.close()
        await equipment.recogniser.close()
        await equipment.speech.close()
        log.info("stopped", service=VOICE)

    callers = Callers.of(settings)
    app = new_service(
        "Speak to Input: voice",
        VERSION,
        metrics=parts.metrics,
        limits=settings.limits,
        callers=callers,
        lifespan=lifespan,
        description=_ABOUT,
    )
    app.state.door = Door(parts.tokens, callers)
    app.state.claims = TalkClaims(parts.store)
    guarded = [Depends(CallRate(settings.limits.requests_per_s))]
    app.include_router(
        health_route(VOICE, VERSION, readiness, dict, lambda: equipment.recogniser.traits.model)
    )
    app.include_router(offer_routes(connections), dependencies=guarded)
    app.include_router(trial_routes(parts, trials), dependencies=guarded)
    app.include_router(ice_routes(settings.webrtc), dependencies=guarded)
    app.include_router(history_routes(parts), dependencies=guarded)
    app.include_router(draft_routes(parts), dependencies=guarded)
    app.include_router(recording_routes(equipment.around.recordings), dependencies=guarded)
    app.include_router(voice_routes(parts), dependencies=guarded)
    app.include_router(spoken_trial_routes(parts), dependencies=guarded)
    app.include_router(account_routes(parts, settings.accounts), dependencies=guarded)
    app.include_router(people_routes(parts), dependencies=guarded)
    app.include_router(event_routes(parts))
    app.include_router(audio_routes(parts))
    app.include_router(trial_socket(parts))
    app.include_router(page_routes(application_url(settings)))
    return app
