"""Several people at once: is everybody heard, and how much later does everything come?"""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bench.voice.reaction import Reactions
from bench.voice.sentences import SENTENCES, Sentence
from bench.voice.talking import Said, Talker, audible, sounds_of, talker


@dataclass(frozen=True)
class Crowd:
    """What came of it: every sentence with what was said."""

    reactions: Reactions
    texts: tuple[str, ...]

    @property
    def unheard(self) -> list[tuple[str, str]]:
        """What was said and what was read, where less than half of it arrived."""
        pairs = zip(self.texts, (said.heard for said in self.reactions.said), strict=True)
        return [(text, heard) for text, heard in pairs if not audible(text, heard)]


async def crowd(url: str, people: int, rounds: int) -> Crowd:
    """`people` begin at the same time, each with another sentence, and all say all of them."""
    sounds = await sounds_of(SENTENCES)

    async def one(talking: Talker, turned: Sequence[Sentence]) -> list[tuple[str, Said]]:
        return [
            (sentence.text, await talking.say(sounds[sentence.text], sentence.values))
            for sentence in [*turned] * rounds
        ]

    async with AsyncExitStack() as stack:
        talkers = [await stack.enter_async_context(talker(url)) for _ in range(people)]
        orders = [SENTENCES[at * 2 :] + SENTENCES[: at * 2] for at in range(people)]
        found = await asyncio.gather(*map(one, talkers, orders))
    everything = [pair for each in found for pair in each]
    reactions = Reactions(f"{people} at once", [said for _, said in everything])
    return Crowd(reactions, tuple(text for text, _ in everything))
