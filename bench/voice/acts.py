"""Acts told by voice: a form that is complete is sent, the question before sending is answered. How many are not
understood, with and without what is meant to help?
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.voice.accuracy import BEFORE, PATIENCE_S, Row, conditions
from bench.voice.sentences import ACTS, ANSWERS, COMPLETE, Act
from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.catalog.words import load_lexicon
from speak_to_input.core.hearing.bias import bias_of
from speak_to_input.core.hearing.speech import Bias
from speak_to_input.core.turns import Turn
from speak_to_input.ports import SpeechToText
from speak_to_input.services.voice.understanding import Comprehension
from tests.speech.spoken import spoken

_DONE, _ASKED = "bench-complete", "bench-asked"


@dataclass(frozen=True)
class Scene:
    """A moment of a session, and what may be said in it."""

    session_id: str
    turn: Turn
    acts: Sequence[Act]
    asked_by: str = ""
    """What puts the question that the acts answer; it waits for two minutes only."""


async def scenes(agent: RemoteAssistant) -> list[Scene]:
    """A complete form, and one whose sending was asked about."""
    found = []
    turn: Turn | None = None
    for session_id, asked_by, acts in ((_DONE, "", ACTS), (_ASKED, "gửi đơn", ANSWERS)):
        for text in COMPLETE:
            turn = await agent.hear(text, session_id=session_id)
        if asked_by:
            turn = await agent.hear(asked_by, session_id=session_id)
        assert turn is not None
        found.append(Scene(session_id, turn, acts, asked_by))
    return found


async def acts_missed(whisper: SpeechToText, agent: RemoteAssistant) -> list[Row]:
    """ESpeak NG says them; shares that would not be done, by condition."""
    ready = await scenes(agent)
    sounds = {act.text: await spoken(act.text, 115) for scene in ready for act in scene.acts}
    rows = []
    for name, change in conditions().items():
        changed = {text: BEFORE + change(sound) + BEFORE for text, sound in sounds.items()}
        rates = {}
        for title, told, rescored in (
            ("nothing told", False, False),
            ("form told", True, False),
            ("form told, rescored", True, True),
        ):
            missed = [
                await _missed(whisper, agent, scene, changed, told=told, rescored=rescored) for scene in ready
            ]
            rates[title] = sum(missed) / sum(len(scene.acts) for scene in ready)
        rows.append(Row(name, rates))
    return rows


async def _missed(
    whisper: SpeechToText,
    agent: RemoteAssistant,
    scene: Scene,
    sounds: Mapping[str, bytes],
    *,
    told: bool,
    rescored: bool,
) -> int:
    async def preview(text: str) -> Turn:
        return await agent.preview(text, session_id=scene.session_id)

    bias = bias_of(scene.turn, ()) if told else Bias()
    table = load_lexicon().sounds if rescored else None
    comprehension = Comprehension(whisper, preview, lambda: bias, sounds=table, patience_s=PATIENCE_S)
    if scene.asked_by:
        await agent.hear(scene.asked_by, session_id=scene.session_id)
    missed = 0
    for act in scene.acts:
        found = (await comprehension.read(sounds[act.text])).preview
        missed += not any(each.type is act.type for each in (found.actions if found else ()))
    return missed
