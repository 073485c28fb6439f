"""`python -m bench.spoken [--rounds N]`: how soon an answer is heard, how fast it is made, how soon it stops.

From the call to the first chunk that holds something audible, with the provider of the settings, by sentence
and cached as the product has it. It fails when a text makes no sound.
"""

import argparse
import asyncio
import sys
from array import array
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from itertools import count
from time import perf_counter, process_time

from rich.console import Console
from rich.table import Table

from bench.figures import Durations
from bench.report import busy, machine
from speak_to_input.core.sentences import sentences
from speak_to_input.core.spoken import Narrator
from speak_to_input.core.voices import Voice
from speak_to_input.ports import TextToSpeech
from speak_to_input.settings import load_settings
from speak_to_input.wiring import narrator, text_to_speech

ROUNDS = 40
AT_ONCE = 4
AUDIBLE = 300
"""Of 32768: above a provider's silence."""
SHORT = "Dạ, đã điền số điện thoại 0963 023 600."
LONG = (
    "Em sẽ gửi: họ và tên Nguyễn Văn An; số căn cước 001090012345; ngày sinh 15/03/1990; "
    "số tiền vay 500 triệu đồng; kỳ hạn vay 24 tháng; email nguyen.an@gmail.com. "
    "Số tiền vay nằm ngoài mức thường gặp. Anh chị xác nhận gửi không ạ?"
)
FREQUENT = "Dạ, anh chị nói lại giúp em ạ."


class Mute(Exception):
    """A text that made no sound: nothing was measured."""


@dataclass(frozen=True, slots=True)
class Listened:
    """One text spoken once: milliseconds to the first audible chunk and to the last, seconds of sound."""

    first_ms: float
    whole_ms: float
    sound_s: float


async def listen(speech: TextToSpeech, text: str, voice: Voice) -> Listened:
    """Speak a text and take the times."""
    began, first_ms, size = perf_counter(), 0.0, 0
    async with aclosing(speech.speak(text, voice)) as sound:
        async for chunk in sound:
            if not first_ms and max(map(abs, array("h", chunk))) > AUDIBLE:
                first_ms = (perf_counter() - began) * 1000
            size += len(chunk)
    if not first_ms:
        raise Mute(f"{speech.traits.provider} made no sound")
    return Listened(first_ms, (perf_counter() - began) * 1000, speech.sound.seconds(size))


async def stop_ms(speech: TextToSpeech, text: str) -> float:
    """How long it takes until all work of an interrupted text has ended."""
    sound = speech.speak(text, Voice())
    await anext(sound)
    began = perf_counter()
    await sound.aclose()
    return (perf_counter() - began) * 1000


def narrating_ms(tell: Narrator, text: str) -> float:
    """Processor time for turning a written answer into words to be spoken."""
    began = process_time()
    tell.text(text)
    return (process_time() - began) * 1000


class Answers:
    """Answers that nobody said before: a running number in every sentence keeps them out of the cache."""

    def __init__(self, tell: Narrator) -> None:
        self._tell = tell
        self._numbers = count(1)

    def new(self, text: str) -> str:
        """`text` in words, each sentence with a number."""
        number = self._tell.text(str(next(self._numbers)))
        return " ".join(f"{number}, {sentence}" for sentence in sentences(self._tell.text(text)))


async def spoken(speech: TextToSpeech, answers: Answers, rounds: int) -> dict[str, list[Listened]]:
    """Every row of the table."""
    rows = {
        f"{region}, one sentence": [
            await listen(speech, answers.new(SHORT), Voice(region)) for _ in range(rounds)
        ]
        for region in sorted(speech.traits.regions)
    }
    rows["long answer"] = [await listen(speech, answers.new(LONG), Voice()) for _ in range(rounds)]
    kept = [await listen(speech, FREQUENT, Voice()) for _ in range(rounds + 2)]
    rows["frequent phrase, from the third time on"] = kept[2:]
    crowd = [
        await asyncio.gather(*(listen(speech, answers.new(SHORT), Voice()) for _ in range(AT_ONCE)))
        for _ in range(rounds // AT_ONCE)
    ]
    rows[f"one sentence, {AT_ONCE} sessions at once"] = [one for together in crowd for one in together]
    return rows


def show(console: Console, provider: str, rows: Mapping[str, Sequence[Listened]]) -> None:
    """The table: first sound and whole sound in milliseconds, and the share of real time that making it took."""
    table = Table(
        "spoken",
        "n",
        "first min",
        "first p50",
        "first p95",
        "whole p50",
        "sound s",
        "real time",
        title=provider,
    )
    for name, listened in rows.items():
        first = Durations(name, tuple(one.first_ms for one in listened))
        whole = Durations(name, tuple(one.whole_ms for one in listened))
        length = sum(one.sound_s for one in listened) / len(listened)
        share = sum(one.whole_ms for one in listened) / 1000 / sum(one.sound_s for one in listened)
        figures = (
            min(first.milliseconds),
            first.percentile(0.5),
            first.percentile(0.95),
            whole.percentile(0.5),
        )
        table.add_row(
            name, str(len(listened)), *(f"{ms:.1f}" for ms in figures), f"{length:.1f}", f"{share:.3f}"
        )
    console.print(table)


async def run(rounds: int) -> None:
    """Measure and print."""
    console = Console(width=120 if not sys.stdout.isatty() else None)
    console.print(f"Machine: {machine()}")
    if busy():
        console.print("Other programs keep this machine busy: the figures are worse than the product's own.")
    speech, tell = text_to_speech(load_settings()), narrator()
    try:
        began = perf_counter()
        await speech.prepare()
        ready_ms = (perf_counter() - began) * 1000
        answers = Answers(tell)
        rows = await spoken(speech, answers, rounds)
        show(console, f"{speech.traits.provider}: text to sound (ms), ready after {ready_ms:.0f} ms", rows)
        stops = Durations("stop", tuple([await stop_ms(speech, answers.new(LONG)) for _ in range(rounds)]))
        words = Durations("words", tuple(narrating_ms(tell, LONG) for _ in range(rounds)))
    finally:
        await speech.close()
    console.print(
        f"Interrupted: all work ended after p50 {stops.percentile(0.5):.1f}, p95 {stops.percentile(0.95):.1f} ms"
    )
    console.print(f"Written answer into words, processor time: min {min(words.milliseconds):.2f} ms")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.spoken", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="times that each text is spoken")
    try:
        asyncio.run(run(parser.parse_args().rounds))
    except Mute as mute:
        sys.exit(f"The benchmark failed: {mute}")


if __name__ == "__main__":
    main()
