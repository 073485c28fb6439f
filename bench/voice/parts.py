"""The parts of the benchmark: what each measures, and the tables that it prints."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from rich.console import Console

from bench.agent import running_agent
from bench.voice.accuracy import natural_voices, speed, spoken_values
from bench.voice.acts import acts_missed
from bench.voice.barge_in import false_alarms, silences
from bench.voice.crowd import crowd
from bench.voice.limits import by_likeness, by_score, readings
from bench.voice.memory import resident_mib
from bench.voice.office import ROOMS, Room, rooms
from bench.voice.reaction import REGIONS, one_person
from bench.voice.reaction import natural_voices as dictated
from bench.voice.repeated import names_again
from bench.voice.sentences import BATCHES, TOLD_AT_ONCE
from bench.voice.stakes import fates
from bench.voice.streaming import added
from bench.voice.tables import percentiles, show_errors, show_reactions, show_rows
from bench.voice.talking import services
from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.ports import SpeechToText
from speak_to_input.settings import Settings
from speak_to_input.wiring import remote_assistant, speech_to_text

_SHARES = ("p50", "p95", "longest", "times")
_PEOPLE = 4
SWITCHED = {
    "no speculation": {"S2I_VOICE__SPECULATE": "false"},
    "Smart Turn": {"S2I_VOICE__TURN_END": "smart_turn"},
}
SWITCHED_ON = TOLD_AT_ONCE
"""Six sentences of each class."""


async def words(console: Console, rounds: int) -> None:
    """Time of one reading, and word errors of natural voices."""
    async with _whisper() as whisper:
        fast = await speed(whisper, rounds + 1)
        console.print(
            f"One reading alone: {min(fast.seconds_each):.2f} to {max(fast.seconds_each):.2f} s for utterances "
            f"of {min(fast.sound_s):.1f} to {max(fast.sound_s):.1f} s; "
            f"real-time factor {fast.real_time_factor:.3f}"
        )
        show_errors(console, "Word errors, six natural voices (88 words)", await natural_voices(whisper))


async def values(console: Console, rounds: int) -> None:
    """Values of spoken sentences that were not understood."""
    async with _whisper() as whisper, _assistant() as assistant:
        rows = await spoken_values(whisper, assistant)
    show_errors(console, "Sentences whose values are not understood, eSpeak NG (12 sentences)", rows)


async def names(console: Console, rounds: int) -> None:
    """Names that were written and are said again."""
    async with _whisper() as whisper, _assistant() as assistant:
        rows = await names_again(whisper, assistant)
    show_errors(console, "Word errors where names are in play, eSpeak NG", rows)


async def acts(console: Console, rounds: int) -> None:
    """Acts and answers that were not understood."""
    async with _whisper() as whisper, _assistant() as assistant:
        rows = await acts_missed(whisper, assistant)
    show_errors(console, "Acts and answers that are not understood, eSpeak NG (17)", rows)


async def reaction(console: Console, rounds: int) -> None:
    """Stages of one person's sentences."""
    found = await one_person(BATCHES, rounds, regions=REGIONS)
    with services() as running:
        found += await dictated(running.url, rounds)
        memory = resident_mib(running.process.pid)
    show_reactions(console, "One person", found)
    console.print(f"Memory of the voice service: {memory:.0f} MiB")


async def switches(console: Console, rounds: int) -> None:
    """What changes when words are ready and turns end; what changes the words is a column of `words` and `values`."""
    found = []
    for name, variables in SWITCHED.items():
        found += await one_person(SWITCHED_ON, rounds, f"{name}, ", variables=variables)
    said = sum(map(len, SWITCHED_ON))
    show_reactions(console, f"One part changed, {said} sentences each way; unchanged is “One person”", found)


async def barge_in(console: Console, rounds: int) -> None:
    """Speaking over an answer, and what is no person speaking."""
    with services() as running:
        found = await silences(running.url, 2 * rounds)
        alarms = await false_alarms(running.url, 3 * rounds)
    rows = [(*percentiles(found), f"{max(found):.0f}", len(found))]
    show_rows(console, "Barge-in: ms from the person's first sample to the bot's last sound", _SHARES, rows)
    header = ("", "times", "the bot paused", "longest silence ms", "its answer ended")
    shown = [
        (each.name, len(each.ended), each.paused, f"{max(each.longest_ms):.0f}", sum(each.ended))
        for each in alarms
    ]
    show_rows(console, "What else comes into the microphone, answers of 5 s and more", header, shown)


async def people(console: Console, rounds: int) -> None:
    """Four at once."""
    with services() as running:
        found = await crowd(running.url, _PEOPLE, rounds)
        memory = resident_mib(running.process.pid)
    show_reactions(console, "Several people", [found.reactions])
    lost = "; ".join(f"{text} -> {heard or 'nothing'}" for text, heard in found.unheard)
    console.print(f"Less than half of the words arrived in: {lost or 'none'}")
    console.print(f"Memory of the voice service: {memory:.0f} MiB")


async def streaming(console: Console, rounds: int) -> None:
    """A recogniser that gives text while the person speaks."""
    found = await added(12 * rounds)
    rows = [(*percentiles(found), f"{max(found):.0f}", len(found))]
    show_rows(console, "Streaming recogniser: ms from its final text to the verified value", _SHARES, rows)


async def limits(console: Console, rounds: int) -> None:
    """Sweeps over two limits."""
    async with _whisper() as whisper, _assistant() as assistant:
        rows = by_score(await readings(whisper))
        stakes = [each.row() for each in await fates(whisper, assistant)]
    columns = (
        "",
        "right: done",
        "asked",
        "ignored",
        "wrong value: written",
        "asked",
        "ignored",
        "part or none",
    )
    show_rows(
        console, "What becomes of values, eSpeak NG in three accents (72 readings each)", columns, stakes
    )
    header = ("score below which is asked", "right, asked for nothing", "wrong, acted on")
    show_rows(console, "Limit of confidence", header, rows)
    likeness = (
        "alike from",
        "echo not noticed",
        "people taken for echo",
        "eSpeak as a person taken for echo",
    )
    show_rows(console, "Limit of likeness to our own sound (frames)", likeness, await by_likeness())


async def babble(console: Console, minutes: float, asked: Sequence[Room]) -> None:
    """People who do not talk to us."""
    found = await rooms(minutes, asked)
    header = (
        "room",
        "minutes",
        "utterances heard",
        "ignored",
        "the bot spoke",
        "acts (goal 0)",
        "fields changed",
    )
    rows = [(c.room, f"{c.minutes:g}", c.heard, c.ignored, c.spoken, c.acts, c.changed) for c in found]
    why = [
        (c.room, ", ".join(f"{n} {reason}" for reason, n in c.reasons), f"{c.asleep_s:.0f}") for c in found
    ]
    sums = (sum(column) for column in zip(*(row[2:] for row in rows), strict=True))
    show_rows(
        console,
        f"Office babble, nobody speaks to us; rooms at once in real time: {len(asked)}; a loan form open in each",
        header,
        [*rows, ("all", f"{sum(c.minutes for c in found):g}", *sums)],
    )
    show_rows(console, "Why utterances were ignored", ("room", "reasons", "seconds asleep"), why)


@dataclass(frozen=True)
class Part:
    """One of them, and how long it takes for one round on two idle cores."""

    run: Callable[[Console, int], Awaitable[None]]
    about_s: int


PARTS = {
    "words": Part(words, 60),
    "values": Part(values, 90),
    "names": Part(names, 40),
    "acts": Part(acts, 90),
    "reaction": Part(reaction, 700),
    "switches": Part(switches, 270),
    "barge-in": Part(barge_in, 190),
    "people": Part(people, 90),
    "streaming": Part(streaming, 80),
    "limits": Part(limits, 260),
}


def parts(minutes: float, asked: Sequence[Room] = ROOMS) -> dict[str, Part]:
    """All of them; `minutes` of babble in each room that is asked for."""
    about_s = round(60 * minutes + 45)
    return {**PARTS, "babble": Part(lambda console, rounds: babble(console, minutes, asked), about_s)}


@asynccontextmanager
async def _whisper() -> AsyncIterator[SpeechToText]:
    """The recogniser of the settings: another one, or another option of it, is measured by its variable."""
    whisper = speech_to_text(Settings())
    await whisper.prepare()
    yield whisper
    await whisper.close()


@asynccontextmanager
async def _assistant() -> AsyncIterator[RemoteAssistant]:
    async with running_agent() as agent, remote_assistant(Settings(), agent.url) as assistant:
        yield assistant
