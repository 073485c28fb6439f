"""Whose turn it is to speak: who speaks over an answer silences it at once; what proves to be nothing lets it go on.

Falling silent early and deciding late are kept apart. 64 ms of a voice as near as the person's make the bot
pause. Words that are for us drop the rest of the answer, and so does a voice that keeps on; a cough, an echo, a
neighbour's "ừ" lets it go on from the last pause between words. A voice from far away does not even make it pause,
unless its words turn out to be for us.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from speak_to_input.core.hearing.segments import FRAME_S
from speak_to_input.services.voice.surroundings import Mouth
from speak_to_input.services.voice.utterance import Utterance

_STIR_FRAMES = 2
"""So many voiced frames in a row may be the beginning of speech: 64 ms."""
_SETTLED_FRAMES = 9
"""So long a silence ends what was nothing: 288 ms."""
_WEIGHED_FRAMES = 4
"""Levels of so many frames together are compared: single frames of a distant crowd are loud."""
_KEPT_ON_S = 2.5
"""A near voice that lasts so long while we are silent has taken the floor, whatever it says."""
_UNKNOWN = 0.045
"""Root mean square from 0 to 1 (-27 dB) of a near voice before the person was heard: browsers lift voices above it."""
_AS_NEAR = 0.32
"""Of the person's level (-10 dB): they may have turned away."""
_LOUDER = 1.6
"""What was nothing must come back louder than that (4 dB) to be noticed once more."""
_CAP = 0.5
"""But who speaks half as loud (-6 dB) as the person is always noticed."""
_REMEMBERED = 0.998
"""A frame: what was nothing is half forgotten after 11 s."""
_LEARNT = 0.5
_LOUD_PART = 75


class Holdable(Mouth, Protocol):
    """A mouth that can pause."""

    @property
    def speaking(self) -> bool:
        """Whether an answer is being spoken or about to be."""

    @property
    def held(self) -> bool:
        """Whether it pauses in an answer."""

    async def hold(self) -> None:
        """Silent at once; the rest of the answer is kept."""

    async def go_on(self) -> None:
        """Say the rest."""


class Floor(Mouth):
    """The mouth of one session, as its conversation sees it; the ear tells of every frame."""

    def __init__(self, mouth: Holdable, hearing: Callable[[], bool], deciding: Callable[[], bool]) -> None:
        """`hearing`: a stretch of speech is open. `deciding`: what was said waits for its verdict."""
        self._mouth = mouth
        self._hearing = hearing
        self._deciding = deciding
        self._person: float | None = None
        self._nothing = 0.0
        self._levels: list[float] = []
        """Of the voiced frames of this stretch of sound."""
        self._near = False
        """Whether somebody in it was as near as the person."""
        self._before = 0.0
        """Level of the frame before."""
        self._run = 0
        self._quiet = 0

    async def frame(self, level: float, *, voiced: bool, stirs: bool) -> None:
        """One more frame of the microphone, its level as root mean square; an echo of ours is not voiced.

        `stirs`: with the frame before it may be the beginning of speech.
        """
        self._note(level, voiced, stirs)
        if self._mouth.held:
            await self._decide()
        elif self._mouth.speaking and stirs and self._near:
            await self._mouth.hold()

    @property
    def taken(self) -> bool:
        """Whether the person is speaking."""
        return self._hearing() and self._near

    async def say(self, text: str, about: Utterance | None = None) -> None:
        if not self.taken:
            await self._mouth.say(text, about)

    async def hush(self) -> None:
        if self._levels:
            level = _loud_part(self._levels)
            self._person = level if self._person is None else self._person + _LEARNT * (level - self._person)
            self._forget()
        await self._mouth.hush()

    def change_pace(self, factor: float) -> None:
        self._mouth.change_pace(factor)

    @property
    def _limit(self) -> float:
        if self._person is None:
            return max(_UNKNOWN, min(self._nothing * _LOUDER, 2 * _UNKNOWN))
        return max(_AS_NEAR * self._person, min(self._nothing * _LOUDER, _CAP * self._person))

    def _note(self, level: float, voiced: bool, stirs: bool) -> None:
        self._nothing *= _REMEMBERED
        if stirs and _together([self._before, level]) >= self._limit:
            self._near = True
        self._before = level
        if voiced:
            self._run += 1
            self._quiet = 0
            self._levels.append(level)
            if self._run >= _STIR_FRAMES and _together(self._levels[-self._run :]) >= self._limit:
                self._near = True
            return
        self._run = 0
        self._quiet += 1
        if self._quiet >= _SETTLED_FRAMES and not (self._mouth.held or self._hearing() or self._deciding()):
            self._forget()

    def _forget(self) -> None:
        self._levels.clear()
        self._near = False

    async def _decide(self) -> None:
        if len(self._levels) * FRAME_S >= _KEPT_ON_S:
            await self._mouth.hush()
        elif self._quiet >= _SETTLED_FRAMES and not (self._hearing() or self._deciding()):
            self._nothing = max(self._nothing, _loud_part(self._levels))
            self._forget()
            await self._mouth.go_on()


def _loud_part(levels: list[float]) -> float:
    return float(np.percentile(levels, _LOUD_PART)) if levels else 0.0


def _together(levels: list[float]) -> float:
    return float(np.sqrt(np.mean(np.square(levels[-_WEIGHED_FRAMES:]))))
