"""Whether the person will go on, judged from the sound of the pause: Pipecat's Smart Turn, a small local model.

A switch, off by default: on Vietnamese it called one finished sentence in five unfinished when it was measured.
"""

from copy import copy
from functools import cache

import numpy as np
from pipecat.audio.turn.base_turn_analyzer import EndOfTurnState
from pipecat.audio.turn.smart_turn.base_smart_turn import SmartTurnParams
from pipecat.audio.turn.smart_turn.local_smart_turn_v3 import LocalSmartTurnAnalyzerV3

from speak_to_input.core.hearing.speech import RATE_HZ

_LOOKS_AT_S = 8


@cache
def load_smart_turn() -> LocalSmartTurnAnalyzerV3:
    """The model, read from its file once."""
    analyzer = LocalSmartTurnAnalyzerV3(sample_rate=RATE_HZ, params=SmartTurnParams())
    analyzer.set_sample_rate(RATE_HZ)
    return analyzer


class SmartTurn:
    """One for each session; its model looks at the last eight seconds."""

    def __init__(self) -> None:
        # It keeps sound only between `clear` and its verdict, and makes a thread when it needs one.
        self._analyzer = copy(load_smart_turn())

    async def goes_on(self, sound: bytes) -> bool:
        """Whether `sound` breaks off in the middle."""
        self._analyzer.clear()  # type: ignore[no-untyped-call]
        recent = np.frombuffer(sound, dtype="<i2")[-_LOOKS_AT_S * RATE_HZ :]
        self._analyzer.append_audio(recent.tobytes(), is_speech=True)
        verdict, _ = await self._analyzer.analyze_end_of_turn()
        return verdict is EndOfTurnState.INCOMPLETE

    async def close(self) -> None:
        """End its thread."""
        await self._analyzer.cleanup()  # type: ignore[no-untyped-call]
