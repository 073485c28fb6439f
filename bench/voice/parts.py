"""The parts of the benchmark: what each measures, and the tables that it prints."""

from collections.abc import AsyncIterator, Awaitable, Callable
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
from bench.voice.reaction import natural_voices as dictated
from bench.voice.reaction import one_person
from bench.voice.repeated import names_again
from bench.voice.sentences import BATCHES
from bench.voice.streaming import added
from bench.voice.tables import percentiles, show_errors, show_reactions, show_rows
from bench.voice.talking import services
from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.adapters.stt.faster_whisper import FasterWhisper
from speak_to_input.settings import Settings
from speak_to_input.wiring import remote_assistant

_SHARES = ("p50", "p95", "longest", "times")
_PEOPLE = 4
_FEW = 4
"""Two of each class."""


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
    show_errors(console, "Sentences whose values are not understood, eSpeak NG (8 sentences)", rows)


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
    found = await one_person(BATCHES, rounds)
    with services() as running:
        found += await dictated(running.url, rounds)
        memory = resident_mib(running.process.pid)
    show_reactions(console, "One person", found)
    console.print(f"Memory of the voice service: {memory:.0f} MiB")


async def switches(console: Console, rounds: int) -> None:
    """The same with one part switched off or on; half as many sentences, because each way starts a service."""
    found = []
    ways = {
        "as it is": {},
        "no speculation": {"S2I_VOICE__SPECULATE": "false"},
        "no rescoring": {"S2I_VOICE__RESCORE": "false"},
        "Smart Turn": {"S2I_VOICE__TURN_END": "smart_turn"},
        "denoised": {"S2I_VOICE__DENOISE": "true"},
    }
    for name, variables in ways.items():
        found += await one_person([BATCHES[0][:_FEW]], rounds, f"{name}, ", **variables)
    show_reactions(console, f"One part changed, {_FEW} sentences each way", found)


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
    async with _whisper() as whisper:
        rows = by_score(await readings(whisper))
    header = ("score below which is asked", "right, asked for nothing", "wrong, acted on")
    show_rows(console, "Limit of confidence", header, rows)
    likeness = (
        "alike from",
        "echo not noticed",
        "people taken for echo",
        "eSpeak as a person taken for echo",
    )
    show_rows(console, "Limit of likeness to our own sound (frames)", likeness, await by_likeness())


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
    "reaction": Part(reaction, 400),
    "switches": Part(switches, 270),
    "barge-in": Part(barge_in, 190),
    "people": Part(people, 90),
    "streaming": Part(streaming, 80),
    "limits": Part(limits, 80),
}


@asynccontextmanager
async def _whisper() -> AsyncIterator[FasterWhisper]:
    whisper = FasterWhisper(FasterWhisper.Options())
    await whisper.prepare()
    yield whisper
    await whisper.close()


@asynccontextmanager
async def _assistant() -> AsyncIterator[RemoteAssistant]:
    async with running_agent() as agent, remote_assistant(Settings(), agent.url) as assistant:
        yield assistant
