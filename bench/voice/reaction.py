"""From the end of speech to what a person notices, over real WebRTC, by stage and by kind of sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from bench.voice.sentences import NOTE, NOTE_FIELD, NOTE_FOCUS, NOTE_FORM, WORDS_PER_MINUTE, Sentence
from bench.voice.talking import ANYTHING, Said, services, sounds_of, talker
from speak_to_input.core.voices import Region
from tests.speech.samples import samples
from tests.speech.spoken import spoken, trimmed

STAGES = ("heard end", "transcript", "turn_end", "understood", "verified", "seen", "first_audio")
STEPS = {
    "end noticed": ("", "heard end"),
    "recognition": ("heard end", "transcript"),
    "turn detection": ("transcript", "turn_end"),
    "understanding": ("turn_end", "understood"),
    "page": ("understood", "verified"),
    "its way back": ("verified", "seen"),
}
"""What the time until the value is seen is made of: from which stage to which. Recognition begins in the pause, and
turn detection is what a pause is waited for after the words are there."""
NOTHING_SET: Mapping[str, str] = {}
REGIONS = (Region.NORTH, Region.SOUTH)
_ANY_NOTE = {NOTE: ANYTHING}


@dataclass
class Reactions:
    """Sentences of one kind."""

    name: str
    said: list[Said] = field(default_factory=list)

    @property
    def done(self) -> list[Said]:
        """Sentences after which the page showed what was said: how quickly others went wrong counts for nothing."""
        return [said for said in self.said if said.outcome == "done"]

    def of(self, stage: str, share: float) -> float | None:
        """A percentile of a stage in milliseconds, of what was done; None where it was never reached."""
        found = sorted(said.stages[stage] for said in self.done if stage in said.stages)
        return found[min(len(found) - 1, int(share * len(found)))] if found else None

    def steps(self, name: str) -> list[float]:
        """Milliseconds of one of STEPS, of each sentence that was done."""
        begin, end = STEPS[name]
        return sorted(
            said.stages[end] - said.stages.get(begin, 0.0)
            for said in self.done
            if end in said.stages and (not begin or begin in said.stages)
        )

    def count(self, outcome: str) -> int:
        """How many came to that."""
        return sum(said.outcome == outcome for said in self.said)


async def one_person(
    batches: Sequence[Sequence[Sentence]],
    rounds: int,
    name: str = "",
    regions: Sequence[Region] = REGIONS[:1],
    variables: Mapping[str, str] = NOTHING_SET,
) -> list[Reactions]:
    """Every sentence `rounds` times in each accent: those whose field tells that nothing can follow, and the others.

    A service is started for each batch: a recogniser minds so many phrases at once and no more.
    """
    closed, usual = Reactions(f"{name}closed field"), Reactions(f"{name}usual")
    for batch in batches:
        sounds = {region: await sounds_of(batch, region) for region in regions}
        with services(batch, **variables) as running:
            async with talker(running.url) as one:
                for region, sentence in product(regions, [*batch] * rounds):
                    into = closed if sentence.closed else usual
                    into.said.append(await one.say(sounds[region][sentence.text], sentence.values))
    return [closed, usual]


async def natural_voices(url: str, rounds: int) -> list[Reactions]:
    """Six people dictate free text, which is given more time: eSpeak NG names the field, or the field has the focus."""
    named, focused = Reactions("free text, named by eSpeak"), Reactions("free text, field has the focus")
    name = await spoken(NOTE_FIELD, WORDS_PER_MINUTE)
    async with talker(url, NOTE_FORM) as one:
        for sample in [*samples()] * rounds:
            sound = trimmed(sample.sound)
            named.said.append(await one.say(name + sound, _ANY_NOTE))
            await one.typed(NOTE_FOCUS)
            focused.said.append(await one.say(sound, _ANY_NOTE))
    return [named, focused]
