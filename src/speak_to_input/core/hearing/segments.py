"""Where speech begins, pauses and ends in a row of short frames, told by the clock of the sound itself."""

from collections import deque
from dataclasses import dataclass, field
from enum import Enum, auto

FRAME_S = 0.032
"""One frame: 512 samples at 16,000 Hz, what the voice detector looks at."""
_START_FRAMES = 3
"""So many voiced frames in a row are speech: 96 ms."""
_STIR_FRAMES = 2
"""So many may be its beginning: 64 ms."""
_PAUSE_FRAMES = 2
"""So many unvoiced frames are a pause, in which the words so far are looked at: 64 ms."""
_RESUME_FRAMES = 2
_BEFORE_FRAMES = 14
"""Sound kept from before the start, because first sounds are soft: 450 ms."""


@dataclass(frozen=True, slots=True)
class Started:
    """Somebody began to speak, at that second of the sound."""

    at_s: float


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause began; `sound` is all of this stretch of speech so far."""

    sound: bytes
    voiced_s: float
    ended_s: float
    """Second of the sound at which the voice was heard last."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause was only a pause."""


Change = Started | Paused | Resumed


class _State(Enum):
    QUIET = auto()
    SPEAKING = auto()
    PAUSED = auto()


@dataclass
class Segments:
    """Frames in, changes out. `held` is push-to-talk: everything is speech until it is let go."""

    _state: _State = _State.QUIET
    _frames: int = 0
    _voiced_run: int = 0
    _unvoiced_run: int = 0
    _voiced: int = 0
    _last_voiced: int = 0
    _sound: bytearray = field(default_factory=bytearray)
    _before: deque[bytes] = field(default_factory=lambda: deque(maxlen=_BEFORE_FRAMES))
    held: bool = False

    @property
    def now_s(self) -> float:
        """Second of the sound that was heard last."""
        return self._frames * FRAME_S

    @property
    def speaking(self) -> bool:
        """Whether a stretch of speech is open, in a pause or not."""
        return self._state is not _State.QUIET

    @property
    def paused(self) -> bool:
        """Whether an open stretch is in a pause."""
        return self._state is _State.PAUSED

    @property
    def stirring(self) -> bool:
        """Whether speech may just be beginning."""
        return self._state is _State.QUIET and self._voiced_run >= _STIR_FRAMES

    @property
    def silence_s(self) -> float:
        """Since the voice was heard last."""
        return (self._frames - self._last_voiced) * FRAME_S

    @property
    def length_s(self) -> float:
        """Of the open stretch of speech."""
        return len(self._sound) / (2 * 16_000)

    def step(self, sound: bytes, *, voiced: bool) -> tuple[Change, ...]:
        """One more frame."""
        self._frames += 1
        self._count(voiced)
        if self._state is _State.QUIET:
            return self._step_quiet(sound)
        self._sound += sound
        if self.held:
            return ()
        if self._state is _State.SPEAKING and self._unvoiced_run >= _PAUSE_FRAMES:
            self._state = _State.PAUSED
            return (self.so_far(),)
        if self._state is _State.PAUSED and self._voiced_run >= _RESUME_FRAMES:
            self._state = _State.SPEAKING
            return (Resumed(),)
        return ()

    def hold(self) -> tuple[Change, ...]:
        """The person holds the button: speech begins now, whatever the detector says."""
        self.held = True
        return () if self.speaking else (self._start(),)

    def release(self) -> tuple[Change, ...]:
        """The button was let go: the stretch is paused for good."""
        self.held = False
        if not self.speaking:
            return ()
        self._state = _State.PAUSED
        return (self.so_far(),)

    def so_far(self) -> Paused:
        """All of the open stretch."""
        return Paused(bytes(self._sound), self._voiced * FRAME_S, self._last_voiced * FRAME_S)

    def cut(self) -> Paused:
        """Take the stretch so far out and go on in the same turn."""
        taken = self.so_far()
        self._sound.clear()
        return taken

    def end(self) -> None:
        """The turn is over; the next frames may begin another."""
        self._state = _State.QUIET
        self._sound.clear()
        self._voiced = self._voiced_run = 0

    def _count(self, voiced: bool) -> None:
        if voiced:
            self._voiced_run += 1
            self._unvoiced_run = 0
            self._voiced += 1
            if self._state is not _State.QUIET or self._voiced_run >= _START_FRAMES:
                self._last_voiced = self._frames
        else:
            self._unvoiced_run += 1
            self._voiced_run = 0

    def _step_quiet(self, sound: bytes) -> tuple[Change, ...]:
        self._before.append(sound)
        if self._voiced_run < _START_FRAMES:
            return ()
        return (self._start(),)

    def _start(self) -> Started:
        run = self._voiced_run
        self._state = _State.SPEAKING
        self._voiced = run
        self._last_voiced = self._frames
        for frame in self._before:
            self._sound += frame
        self._before.clear()
        return Started((self._frames - run) * FRAME_S)
