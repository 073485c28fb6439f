"""What becomes of readings: is what would be filled right, and is it done, asked about or left alone?

A wrong value that is written is worse than a question, and a question about a right one costs time.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.voice.accuracy import BEFORE, PATIENCE_S, conditions
from bench.voice.sentences import BATCHES, WORDS_PER_MINUTE, Sentence
from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.catalog.hearing import load_invented, load_manners
from speak_to_input.catalog.words import load_lexicon
from speak_to_input.core.hearing.bias import bias_of
from speak_to_input.core.hearing.rejection import doubt_of
from speak_to_input.core.hearing.speech import seconds
from speak_to_input.core.hearing.verdict import Ask, Do, Scene, judge
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Turn
from speak_to_input.core.voices import Region
from speak_to_input.ports import SpeechToText
from speak_to_input.services.voice.understanding import Comprehension
from tests.speech.spoken import spoken

_SESSION = "bench-stakes"
_ROOMS = ("clean", "babble 10 dB")


@dataclass
class Fates:
    """Readings of one kind: how many were so and came to that."""

    name: str
    came: Counter[tuple[str, str]] = field(default_factory=Counter)

    def row(self) -> tuple[str, ...]:
        """For the table."""
        cells = [
            self.came[quality, fate]
            for quality in ("right", "wrong")
            for fate in ("done", "asked", "ignored")
        ]
        rest = sum(n for (quality, _), n in self.came.items() if quality == "part or none")
        return (self.name, *map(str, cells), str(rest))


async def fates(whisper: SpeechToText, agent: RemoteAssistant) -> list[Fates]:
    """ESpeak NG in three accents says what fills the loan form, the sentences told beforehand and not."""
    opened = await agent.hear("mở đơn vay", session_id=_SESSION)
    lexicon, manners, invented = load_lexicon(), load_manners(), load_invented()
    changes = conditions()

    async def preview(text: str) -> Turn:
        return await agent.preview(text, session_id=_SESSION)

    async def one(batch: Sequence[Sentence], room: str, into: Fates, *, told: bool) -> None:
        bias = bias_of(opened, (), tuple(sentence.text for sentence in batch) if told else ())
        read = Comprehension(
            whisper, preview, lambda: bias, sounds=lexicon.sounds, manners=manners, patience_s=PATIENCE_S
        ).read
        for sentence in batch:
            meant = _filled(await preview(sentence.text))
            for region in Region:
                sound = changes[room](await spoken(sentence.text, WORDS_PER_MINUTE, region))
                found = await read(BEFORE + sound + BEFORE)
                heard, would = found.heard, _filled(found.preview)
                quality = "right" if would == meant else "wrong" if would - meant else "part or none"
                doubt = doubt_of(heard, seconds(sound), invented)
                verdict = judge(heard, doubt, manners.asked(heard.text), found.preview, Scene())
                fate = (
                    "done" if isinstance(verdict, Do) else "asked" if isinstance(verdict, Ask) else "ignored"
                )
                into.came[quality, fate] += 1

    found = []
    for told in (True, False):
        for room in _ROOMS:
            found.append(Fates(f"{'sentences' if told else 'form'} told, {room}"))
            for batch in BATCHES:
                await one(batch, room, found[-1], told=told)
    return found


def _filled(turn: Turn | None) -> set[tuple[str | None, str]]:
    undone = (Status.ASKED, Status.REJECTED)
    acts = turn.actions if turn else ()
    return {(o.field, o.value) for o in acts if o.type is ActionType.FILL and o.status not in undone}
