"""Where speech begins, pauses and ends in a row of short frames, told by the clock of the sound itself."""

from collections import deque
from dataclasses import dataclass, field
from enum import Enum, auto

FRAME_S = 0.032
"""One frame: 512 samples at 16,000 Hz, what the voice detector looks at."""
_START_FRAMES = 3
"""So many voiced frames in a row are speech: 96 ms."""
_PAUSE_FRAMES = 1
"""So many unvoiced frames may be a pause, in which the words so far are looked at: 32 ms."""
_LULL_FRAMES = 2
_RESUME_FRAMES = 2
_BEFORE_FRAMES = 14
"""Sound kept from before the start, because first sounds are soft, and buttons are pressed late: 450 ms."""
_AFTER_FRAMES = 8
"""Sound still taken after a button was let go, because that is done early and sound comes late: 256 ms."""
_FRAME_BYTES = 1024


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
    OVER = auto()


@dataclass
class Segments:
    """Frames in, changes out.

    `held` is push-to-talk: everything is speech until a moment after the button was let go. Silence before the
    first word is left out of it all the same: recognisers make words of it.
    """

    _state: _State = _State.QUIET
    _frames: int = 0
    _voiced_run: int = 0
    _unvoiced_run: int = 0
    _voiced: int = 0
    _last_voiced: int = 0
    _sound: bytearray = field(default_factory=bytearray)
    _before: deque[bytes] = field(default_factory=deque)
    _from: int | None = None
    """Where in the sound the voice begins; None before it was heard."""
    _left: int = 0
    """Frames that are still taken after the button was let go."""
    _again: bool = False
    """The button is held again while the stretch before is still being read."""
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
        """Whether an open stretch is in a pause, or over."""
        return self._state in (_State.PAUSED, _State.OVER)

    @property
    def over(self) -> bool:
        """Whether the open stretch was ended by letting the button go: what comes is not part of it."""
        return self._state is _State.OVER

    @property
    def voiced(self) -> bool:
        """Whether a voice was heard in the open stretch."""
        return self._from is not None

    @property
    def lull(self) -> bool:
        """Whether the voice has just paused while the button is held."""
        return self.held and self.voiced and self._unvoiced_run == _LULL_FRAMES

    @property
    def silence_s(self) -> float:
        """Since the voice was heard last."""
        return (self._frames - self._last_voiced) * FRAME_S

    @property
    def length_s(self) -> float:
        """Of the open stretch of speech."""
        return (len(self._sound) - (self._from or 0)) / (2 * 16_000)

    def step(self, sound: bytes, *, voiced: bool) -> tuple[Change, ...]:
        """One more frame."""
        self._frames += 1
        if self.over:
            self._remember(sound)
            return ()
        self._count(voiced)
        if self._state is _State.QUIET:
            return self._step_quiet(sound)
        self._sound += sound
        if self.held and self._from is None:
            # A button that is never let go must not fill the memory with silence.
            del self._sound[: -(_START_FRAMES + _BEFORE_FRAMES) * _FRAME_BYTES]
        if self.held:
            return self._step_held()
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
        self._left = 0
        self._again = self.over
        return () if self.speaking else (self._start(),)

    def release(self) -> None:
        """The button was let go: a few frames later the stretch is over."""
        if self.speaking and self.held:
            self._left = _AFTER_FRAMES
        else:
            self.held = False

    def so_far(self) -> Paused:
        """All of the open stretch."""
        return Paused(
            bytes(self._sound[self._from or 0 :]), self._voiced * FRAME_S, self._last_voiced * FRAME_S
        )

    def cut(self) -> Paused:
        """Take the stretch so far out and go on in the same turn."""
        taken = self.so_far()
        self._sound.clear()
        self._from = 0
        return taken

    def end(self) -> None:
        """The turn is over; the next frames may begin another."""
        if self._left and not self._again:
            self.held, self._left = False, 0
        self._state = _State.QUIET
        self._sound.clear()
        self._from = None
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
        self._remember(sound)
        if self._voiced_run < _START_FRAMES and not self._again:
            return ()
        return (self._start(),)

    def _step_held(self) -> tuple[Change, ...]:
        if self._from is None and self._voiced_run >= _START_FRAMES:
            self._from = max(0, len(self._sound) - (_START_FRAMES + _BEFORE_FRAMES) * _FRAME_BYTES)
        if not self._left:
            return ()
        self._left -= 1
        if self._left:
            return ()
        self.held = False
        self._state = _State.OVER
        return (self.so_far(),)

    def _remember(self, sound: bytes) -> None:
        """Sound before a start; all of it, where that start is known to have come."""
        self._before.append(sound)
        while len(self._before) > _BEFORE_FRAMES and not self._again:
            self._before.popleft()

    def _start(self) -> Started:
        run = self._voiced_run
        self._state = _State.SPEAKING
        self._again = False
        self._from = 0 if run >= _START_FRAMES else None
        self._voiced = run
        self._last_voiced = self._frames
        for frame in self._before:
            self._sound += frame
        self._before.clear()
        return Started((self._frames - run) * FRAME_S)
