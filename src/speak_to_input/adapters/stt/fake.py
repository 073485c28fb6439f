"""A recogniser that says what it is told to: for tests and demonstrations of everything around it."""

import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from speak_to_input.core.hearing.speech import Alternative, Bias, Heard, HearingTraits, seconds
from speak_to_input.ports import SpeechStream, SpeechToText


def _as_json(raw: object) -> object:
    """A script in a variable of the environment is JSON."""
    return json.loads(raw) if isinstance(raw, str) else raw


@dataclass(frozen=True, slots=True)
class Said:
    """What a streaming fake emits once `after_s` of sound were fed."""

    after_s: float
    text: str
    final: bool = False


class FakeSpeechToText(SpeechToText):
    """Gives the prepared sentences one after the other; what it was asked stays in `asked`."""

    class Options(BaseModel):
        """`script`: emissions per utterance for `listen`; `texts`: answers of `hear`."""

        model_config = ConfigDict(frozen=True, extra="forbid")

        texts: tuple[str, ...] = ()
        takes_s: float = 0.0
        """How long an answer of `hear` takes."""
        script: Annotated[tuple[tuple[Said, ...], ...], BeforeValidator(_as_json)] = ()

    def __init__(self, options: Options) -> None:
        self._options = options
        self._texts = list(options.texts)
        self._script = [list(said) for said in options.script]
        self.asked: list[tuple[float, Bias]] = []

    @property
    def traits(self) -> HearingTraits:
        return HearingTraits("fake", streams=bool(self._options.script), biased=True)

    async def prepare(self) -> None:
        """Nothing is needed."""

    async def hear(self, sound: bytes, bias: Bias) -> Heard:
        self.asked.append((seconds(sound), bias))
        text = self._texts.pop(0) if self._texts else ""
        if self._options.takes_s:
            await asyncio.sleep(self._options.takes_s)
        return Heard((Alternative(text, -0.1),)) if text else Heard(silence=1.0)

    def listen(self, bias: Bias) -> SpeechStream:
        if not self.traits.streams:
            raise NotImplementedError("the fake was given no script")
        return _Stream(self._script.pop(0) if self._script else [])

    async def close(self) -> None:
        """Nothing is held."""


class _Stream(SpeechStream):
    """Emits as the sound comes in, so on the clock of whoever feeds it."""

    def __init__(self, script: Sequence[Said]) -> None:
        self._left = list(script)
        self._fed_s = 0.0
        self._out: asyncio.Queue[Heard | None] = asyncio.Queue()

    async def feed(self, sound: bytes) -> None:
        self._fed_s += seconds(sound)
        while self._left and self._fed_s >= self._left[0].after_s:
            self._emit(self._left.pop(0))

    async def finish(self) -> None:
        if self._left:
            self._emit(Said(0.0, self._left[-1].text, final=True))
            self._left.clear()
        self._out.put_nowait(None)

    async def cancel(self) -> None:
        self._left.clear()
        self._out.put_nowait(None)

    async def __aiter__(self) -> AsyncGenerator[Heard, None]:
        while (heard := await self._out.get()) is not None:
            yield heard

    def _emit(self, said: Said) -> None:
        self._out.put_nowait(Heard((Alternative(said.text, -0.1),), final=said.final))
