"""Word and value errors by condition, with and without each thing that is meant to help."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.voice.noise import babble, denoised, telephone, with_noise
from bench.voice.sentences import TOLD_AT_ONCE, Sentence
from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.catalog.words import load_lexicon
from speak_to_input.core.hearing.bias import bias_of
from speak_to_input.core.hearing.speech import RATE_HZ, Bias, seconds
from speak_to_input.core.turns import ActionType, Turn
from speak_to_input.ports import SpeechToText
from speak_to_input.services.voice.understanding import Comprehension
from speak_to_input.services.voice.utterance import Understanding
from tests.speech.samples import Sample, samples
from tests.speech.spoken import spoken
from tests.speech.wrong import word_error_rate

Change = Callable[[bytes], bytes]
PATIENCE_S = 10.0
"""What is right is measured here, not what is quick."""
BEFORE = bytes(RATE_HZ)
"""Half a second of silence, as the listener keeps it around an utterance."""


@dataclass(frozen=True)
class Row:
    """Error rates of one condition by column."""

    condition: str
    rates: Mapping[str, float]


def conditions() -> dict[str, Change]:
    """How the sound is made worse. The babble is of the same six voices, all at once."""
    noise = babble([sample.sound for sample in samples()], 30)
    return {
        "clean": lambda sound: sound,
        "babble 10 dB": lambda sound: with_noise(sound, noise, 10),
        "babble 5 dB": lambda sound: with_noise(sound, noise, 5),
        "8 kHz": telephone,
    }


def vocabulary(text: str) -> Bias:
    """The words of a sentence in another order: what a form tells of it at best."""
    return Bias(tuple(sorted(set(text.rstrip(".").replace(",", "").split()))))


async def natural_voices(whisper: SpeechToText) -> list[Row]:
    """Six voices, 88 words, exact transcripts; nothing of them has to do with forms."""
    ways: dict[str, tuple[Callable[[str], Bias], Change]] = {
        "nothing told": (lambda text: Bias(), lambda sound: sound),
        "words told": (vocabulary, lambda sound: sound),
        "words told, denoised": (vocabulary, denoised),
    }

    async def error(change: Change, way: tuple[Callable[[str], Bias], Change]) -> float:
        bias, clean = way

        async def read(sample: Sample) -> tuple[str, str]:
            heard = await whisper.hear(BEFORE + clean(change(sample.sound)) + BEFORE, bias(sample.text))
            return sample.text, heard.text

        return word_error_rate(await asyncio.gather(*map(read, samples())))

    return [
        Row(name, {column: await error(change, way) for column, way in ways.items()})
        for name, change in conditions().items()
    ]


async def spoken_values(whisper: SpeechToText, agent: RemoteAssistant) -> list[Row]:
    """ESpeak NG says values of the loan form: how many are not understood as they were meant.

    Each thing that is meant to help is a column of its own; none of them needs the clock, so sound is read as fast
    as it can be.
    """
    opened = await agent.hear("mở đơn vay", session_id="bench-values")
    form, nothing = bias_of(opened, ()), Bias()
    plain, cleaned = (lambda sound: sound), denoised
    said = [[(each, await spoken(each.text)) for each in batch] for batch in TOLD_AT_ONCE]
    rows = []
    for name, change in conditions().items():
        rates: dict[str, float] = defaultdict(float)
        for batch in said:
            told = bias_of(opened, (), tuple(sentence.text for sentence, _ in batch))
            ways: dict[str, tuple[Bias, Change, bool]] = {
                "nothing told": (nothing, plain, False),
                "form told": (form, plain, False),
                "form told, rescored": (form, plain, True),
                "sentences told": (told, plain, False),
                "sentences told, denoised": (told, cleaned, False),
                "sentences told, rescored": (told, plain, True),
            }
            for column, (bias, clean, rescored) in ways.items():
                changed = [(sentence, BEFORE + clean(change(sound)) + BEFORE) for sentence, sound in batch]
                wrong = await _values_wrong(whisper, agent, changed, bias, rescored=rescored)
                rates[column] += wrong / sum(map(len, said))
        rows.append(Row(name, rates))
    return rows


async def _values_wrong(
    whisper: SpeechToText,
    agent: RemoteAssistant,
    said: Sequence[tuple[Sentence, bytes]],
    bias: Bias,
    *,
    rescored: bool,
) -> int:
    """How many of them."""

    async def preview(text: str) -> Turn:
        return await agent.preview(text, session_id="bench-values")

    sounds = load_lexicon().sounds if rescored else None
    comprehension = Comprehension(whisper, preview, lambda: bias, sounds=sounds, patience_s=PATIENCE_S)
    if not rescored:
        return sum(await asyncio.gather(*(_is_wrong(comprehension.read, *each) for each in said)))
    # A recogniser that is at work elsewhere is not asked to weigh phrases: one after the other.
    return sum([await _is_wrong(comprehension.read, *each) for each in said])


async def _is_wrong(
    read: Callable[[bytes], Awaitable[Understanding]], sentence: Sentence, sound: bytes
) -> bool:
    preview = (await read(sound)).preview
    filled = {
        o.field: o.value
        for o in (preview.actions if preview else ())
        if o.type is ActionType.FILL and o.value
    }
    return any(filled.get(field) != value for field, value in sentence.values.items())


@dataclass(frozen=True)
class Speed:
    """How long one reading takes, alone."""

    seconds_each: tuple[float, ...]
    sound_s: tuple[float, ...]

    @property
    def real_time_factor(self) -> float:
        """Seconds of work for a second of sound."""
        return sum(self.seconds_each) / sum(self.sound_s)


async def speed(whisper: SpeechToText, rounds: int = 3) -> Speed:
    """The best of several rounds for each voice, with words told."""
    times, lengths = [], []
    for sample in samples():
        took = []
        for _ in range(rounds):
            began = time.perf_counter()
            await whisper.hear(sample.sound, vocabulary(sample.text))
            took.append(time.perf_counter() - began)
        times.append(min(took))
        lengths.append(seconds(sample.sound))
    return Speed(tuple(times), tuple(lengths))
