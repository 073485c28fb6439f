"""Real sound over an answer, frame by frame without a transport: what makes the bot pause, end, or go on.

The bot speaks with eSpeak's voice, which comes back from a loudspeaker through a room where a test says so; people are
natural voices out of a package.
"""

from dataclasses import dataclass, field

import numpy as np
import pytest

from bench.voice.noise import babble, samples_of, sound_of
from speak_to_input.core.hearing.segments import Segments
from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.services.voice.echo import EchoGuard
from speak_to_input.services.voice.floor import Floor
from speak_to_input.services.voice.pace import Pace
from speak_to_input.services.voice.stir import PERHAPS, Stir
from speak_to_input.services.voice.utterance import Utterance
from speak_to_input.services.voice.voice_detector import SURE, VoiceDetector, loudness
from tests.speech.samples import Wave, samples
from tests.speech.spoken import spoken, trimmed

FRAME = 512
FRAME_MS = 32
ANSWER = "Dạ, còn thiếu họ và tên khách hàng, số căn cước công dân, ngày sinh, số điện thoại và địa chỉ ạ."
AT_S = 1.5
"""When something comes over the answer."""


@dataclass
class FakeMouth:
    """Plays an answer frame by frame while it may; notes when it was told what."""

    sound: Wave
    echo: EchoGuard
    at: int = 0
    held: bool = False
    told: list[str] = field(default_factory=list)

    @property
    def speaking(self) -> bool:
        return not self.held and self.at < len(self.sound)

    def play(self) -> Wave:
        """The next frame at the loudspeaker."""
        frame = self.sound[self.at : self.at + FRAME] if self.speaking else np.zeros(0, dtype=np.float32)
        self.at += len(frame)
        return np.pad(frame, (0, FRAME - len(frame)))

    async def say(self, text: str, about: Utterance | None = None) -> None:
        self.told.append("say")

    async def hush(self) -> None:
        self.told.append("hush")
        self.at, self.held = len(self.sound), False
        self.echo.hushed()

    async def hold(self) -> None:
        self.told.append("hold")
        self.held = True
        self.echo.hushed()

    async def go_on(self) -> None:
        self.told.append("go on")
        self.held = False
        self.echo.speaks(sound_of(self.sound[self.at :]), RATE_HZ)

    def change_pace(self, factor: float) -> None:
        """Nothing to note."""


class Room:
    """A bot that answers, a microphone, and who else is in the room. Nothing that is heard turns out to be words."""

    def __init__(self, answer: bytes, blur: float = 0.0, gain: float = 0.0, lag_s: float = 0.15) -> None:
        self.echo = EchoGuard()
        self.mouth = FakeMouth(samples_of(answer), self.echo)
        self.echo.speaks(answer, RATE_HZ)
        self._segments = Segments()
        self.floor = Floor(self.mouth, hearing=lambda: self._segments.speaking, deciding=lambda: False)
        self._path = _path(blur, gain, lag_s)
        self._tail = np.zeros(len(self._path) + FRAME - 1, dtype=np.float32)
        self._detector = VoiceDetector()
        self._stir = Stir()
        self.now_ms = 0
        self.silent_ms = 0
        """How long it held its tongue, all together."""

    async def hears(self, sound: Wave, from_s: float = AT_S, until_s: float = 5.0) -> list[tuple[str, int]]:
        """What the mouth was told, each with milliseconds since `from_s`, until the answer ends or `until_s`."""
        noted: list[tuple[str, int]] = []
        padded = np.concatenate([np.zeros(int(from_s * RATE_HZ), dtype=np.float32), sound])
        for at in range(0, int(until_s * RATE_HZ), FRAME):
            heard = self._comes_back(self.mouth.play())
            other = padded[at : at + FRAME]
            heard[: len(other)] += other
            frame = sound_of(heard)
            self.now_ms += FRAME_MS
            self.silent_ms += FRAME_MS * self.mouth.held
            self.echo.step(frame)
            sure = self._detector.sure(frame)
            echo = sure >= PERHAPS and self.echo.hears_itself
            voiced = sure >= SURE and not echo
            self._segments.step(frame, voiced=voiced)
            if self._segments.paused and self._segments.silence_s > Pace().usual_s:
                self._segments.end()
            before = len(self.mouth.told)
            await self.floor.frame(loudness(frame), voiced=voiced, stirs=self._stir.step(sure, echo=echo))
            noted += [(told, self.now_ms - int(1000 * from_s)) for told in self.mouth.told[before:]]
        return noted

    def _comes_back(self, ours: Wave) -> Wave:
        self._tail[:-FRAME] = self._tail[FRAME:]
        self._tail[-FRAME:] = 0
        self._tail += np.convolve(ours, self._path)[: len(self._tail)]
        back: Wave = self._tail[:FRAME].copy()
        return back


def _path(blur: float, gain: float, lag_s: float) -> Wave:
    """From our sound to the microphone: one way straight, forty with turns, each `blur` as strong."""
    generator = np.random.default_rng(1)
    path = np.zeros(int((lag_s + 0.1) * RATE_HZ), dtype=np.float32)
    straight = int(lag_s * RATE_HZ)
    path[straight] = gain
    path[generator.integers(straight + 40, len(path), 40)] += generator.normal(0, blur, 40) * gain
    return path


@pytest.fixture
async def answer() -> bytes:
    return await spoken(ANSWER)


NOTHING = np.zeros(0, dtype=np.float32)


async def test_our_own_echo_does_not_make_us_pause(answer: bytes) -> None:
    assert await Room(answer, blur=0.1, gain=0.25).hears(NOTHING) == []


async def test_where_a_room_blurs_it_much_we_learn_it_and_say_the_rest(answer: bytes) -> None:
    """Reverberation three times as strong as the straight way, a loudspeaker almost as loud as a person."""
    room = Room(answer, blur=0.3, gain=0.7)
    told = await room.hears(NOTHING, from_s=0.0, until_s=12.0)
    assert "hush" not in dict(told)
    assert [what for what, _ in told] == ["hold", "go on"] * (len(told) // 2)
    assert len(told) <= 6
    assert all(at < 4000 for _, at in told), "it learns"
    assert room.mouth.at == len(room.mouth.sound), "it spoke to the end"


@pytest.mark.parametrize("gain", [0.0, 0.25])
async def test_whoever_speaks_over_it_is_noticed_at_once(answer: bytes, gain: float) -> None:
    took = []
    for sample in samples():
        told = await Room(answer, blur=0.1, gain=gain).hears(samples_of(trimmed(sample.sound)), until_s=3.0)
        what, ms = told[0]
        assert what == "hold", sample.name
        took.append(ms)
    assert max(took) <= 110, took
    assert sorted(took)[len(took) // 2] <= 90, took


async def test_a_voice_that_keeps_on_takes_the_floor(answer: bytes) -> None:
    long = max(samples(), key=lambda sample: len(sample.sound))
    told = await Room(answer).hears(samples_of(trimmed(long.sound)), until_s=7.0)
    assert [what for what, _ in told] == ["hold", "hush"]


async def test_people_far_away_do_not_make_it_pause(answer: bytes) -> None:
    far = babble([sample.sound for sample in samples()], 3.0) / 4
    assert await Room(answer).hears(far) == []


async def test_a_cough_lets_it_go_on(answer: bytes) -> None:
    """Something short and near: a syllable of a voice, as loud as it gets."""
    syllable = samples_of(trimmed(samples()[0].sound))[: RATE_HZ // 5]
    room = Room(answer)
    told = await room.hears(syllable)
    assert [what for what, _ in told] == ["hold", "go on"]
    assert room.silent_ms <= 900


async def test_what_was_words_for_us_tells_how_loud_the_person_is(answer: bytes) -> None:
    """Somebody who speaks softly without a browser's gain is noticed at once after having been heard."""
    softly = samples_of(trimmed(samples()[0].sound)) / 8
    assert await Room(answer).hears(softly, until_s=3.0) == []
    room = Room(answer)
    room.mouth.at = len(room.mouth.sound)
    await room.hears(softly[: 2 * RATE_HZ], from_s=0.0, until_s=1.0)
    await room.floor.hush()
    room.mouth.at = 0
    room._detector = VoiceDetector()
    room.now_ms = 0
    told = await room.hears(softly, until_s=3.0)
    assert told[0][0] == "hold"
    assert told[0][1] <= 200


def test_a_voice_that_has_just_begun_may_be_like_ours_for_a_frame() -> None:
    begun, going_on = Stir(), Stir()
    assert [begun.step(sure, echo=echo) for sure, echo in ((0.5, False), (0.9, True), (0.9, False))] == [
        *(False, False),
        True,
    ]
    for _ in range(4):
        assert not going_on.step(0.9, echo=True)
    assert [going_on.step(0.9, echo=echo) for echo in (False, True, False, False)] == [
        False,
        False,
        False,
        True,
    ]


def test_what_one_frame_lacks_the_other_may_have() -> None:
    stir = Stir()
    assert [stir.step(sure, echo=False) for sure in (0.0, 0.55, 0.9, 0.3, 0.9)] == [
        False,
        False,
        True,
        False,
        False,
    ]
