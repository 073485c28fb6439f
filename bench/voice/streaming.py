"""What the pipeline adds to a streaming recogniser's own final, shown with a fake that emits on the real clock."""

import json
from collections.abc import Sequence

from bench.voice.sentences import SENTENCES
from bench.voice.talking import Talker, services, talker
from speak_to_input.core.hearing.speech import RATE_HZ
from tests.speech.samples import samples

TEXT = "kỳ hạn 24 tháng"
_FINAL_S = 2.0


def script(times: int) -> str:
    """So often the same sentence: two partial texts, then the final one, by seconds of sound that were fed."""
    one = [
        {"after_s": 1.0, "text": "kỳ hạn", "final": False},
        {"after_s": 1.6, "text": "kỳ hạn 24", "final": False},
        {"after_s": _FINAL_S, "text": TEXT, "final": True},
    ]
    # Pressing the button, which cuts answers short, begins an utterance without words of its own.
    return json.dumps([[], [], *[one, []] * times])


async def added(times: int) -> Sequence[float]:
    """Milliseconds from the recogniser's final text to the verified value, `times` times."""
    sound = samples()[-1].sound[: int(1.4 * 2 * RATE_HZ)]
    settings = {"S2I_STT__NAME": "fake", "S2I_STT__OPTIONS__SCRIPT": script(times)}
    with services(SENTENCES, **settings) as running:
        async with talker(running.url) as one:
            return [await _added(one, sound) for _ in range(times)]


async def _added(one: Talker, sound: bytes) -> float:
    said = await one.say(sound, {"loanTerm": "24"})
    assert said.outcome == "done", said
    return said.stages["verified"] - said.stages["transcript"]
