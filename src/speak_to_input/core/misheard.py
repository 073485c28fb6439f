"""Commands that a recogniser wrote down wrong: "về nại bướt trước", "dùi đơn" for "gửi đơn".

Where nothing was understood of a short utterance, each word that nobody uses in a command is replaced by the words of
commands that sound most like it; what comes of that counts only if it is a command and nothing else. So a wrong ear
fills in no value, and a word that commands know as itself is never bent into another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from speak_to_input.core.commands import Clear, Command, Do, Held, Move, Read, ReadWhat, Simple, Understanding
from speak_to_input.core.decoding.hypothesis import Step
from speak_to_input.core.language import Language
from speak_to_input.vi.sounds import SoundIndex
from speak_to_input.vi.text import Token, Words, read_words

MOST_WORDS = 8
"""A longer utterance is hardly a command, or holds enough to be understood by."""
_FARTHEST = 0.38
_NEAREST = 3
_MOST_TRIED = 6
_FARTHEST_PARTICLE = 0.1
_FARTHEST_TOGETHER = 0.45
_SHORTEST = 2
_ACTS = (Move, Read, Clear, Held)
_DEEDS = frozenset({Simple.UNDO, Simple.REDO, Simple.SUBMIT, Simple.SAVE, Simple.PRINT, Simple.CANCEL})

_PEOPLE = ("con", "cháu", "bác")
"""They speak or are spoken to, which no list of courtesy tells; "con trỏ" is what commands know them by."""
_TITLES = ("anh", "chị", "ông", "bà", "chú", "cô")
"""Behind these stands somebody's name: "hồi mô anh Khánh đi làm lại"."""
_READING = ("đọc", "nghe", "xem", "nhắc")

_Heard = tuple[float, str]
"""How far a word is from the one that was written down, and the word."""


def other_hearings(
    words: Words, language: Language, own: frozenset[str], sounds: SoundIndex | None = None
) -> Iterator[tuple[str, frozenset[int]]]:
    """The utterance with the words that commands do not know replaced by words that they do, the likeliest first.

    `own` are the toned words of the form's names, `sounds` the words that may have been meant: those of commands
    unless told otherwise. Gives: the text, and the tokens that were replaced.
    """
    meant = sounds or language.command_sounds
    if not _SHORTEST <= len(words) <= MOST_WORDS or not words.accented:
        return
    ways = [
        ((0.0, token.toned),) if words.says(at - 1, *_TITLES) else _ways(token, language, own, meant)
        for at, token in enumerate(words.tokens)
    ]
    if all(way[0][0] == 0 for way in ways):
        return
    for chosen in islice(sorted(product(*ways), key=_distance), _MOST_TRIED):
        if _distance(chosen) <= _FARTHEST_TOGETHER and _bears_out(chosen, language):
            replaced = frozenset(at for at, (distance, _) in enumerate(chosen) if distance > 0)
            yield _written(words, [word for _, word in chosen]), replaced


def is_command(understanding: Understanding, steps: Sequence[Step], replaced: frozenset[int]) -> bool:
    """Whether it does something without filling in a value, and the words that were replaced belong to that.

    Nothing is sent beside something else that was guessed: "lát nữa gửi" is no "lật" and no wish to send.
    """
    commands = understanding.commands
    if len(commands) > 1 and any(isinstance(c, Do) and c.what is Simple.SUBMIT for c in commands):
        return False
    if any(not any(step.start <= at < step.end for step in steps) for at in replaced):
        return False
    return understanding.confidence == 1.0 and all(_is_asked_for(command) for command in commands)


def as_heard(command: Command, text: str) -> Command:
    """The command with the words that were written down."""
    return replace(command, heard=text) if isinstance(command, (*_ACTS, Do)) else command


def _is_asked_for(command: Command) -> bool:
    if isinstance(command, Do):
        return command.what in _DEEDS
    if isinstance(command, Clear) and command.field is not None:
        # with something behind it: "mẹ tôi ở | xa" empties nothing
        return any(token.toned == "xóa" for token in read_words(command.heard).tokens[:-1])
    if isinstance(command, Read) and not isinstance(command.what, ReadWhat):
        return any(token.toned in _READING for token in read_words(command.heard).tokens)
    return isinstance(command, _ACTS)


def _ways(token: Token, language: Language, own: frozenset[str], meant: SoundIndex) -> tuple[_Heard, ...]:
    """What the token may stand for: itself where commands or the form know it, else what sounds like it."""
    word = token.toned
    if word in language.cue_words or word in own or word in language.particles or token.has_digit:
        return ((0.0, word),)
    near = meant.nearby(word, _FARTHEST)
    # courtesy carries nothing, so nothing shows that it was misheard; but "nại" is "lại"
    likely = [(d, heard) for heard, d in near if heard not in language.particles or d <= _FARTHEST_PARTICLE]
    return tuple(likely[:_NEAREST]) or ((0.0, word),)


def _bears_out(chosen: tuple[_Heard, ...], language: Language) -> bool:
    """Whether a word that was heard right speaks for the ones that were not."""
    return any(
        distance == 0 and word not in language.particles and word not in _PEOPLE for distance, word in chosen
    )


def _distance(chosen: tuple[_Heard, ...]) -> float:
    return sum(distance for distance, _ in chosen)


def _written(words: Words, heard: list[str]) -> str:
    marks = (token.mark for token in words.tokens)
    return " ".join(f"{mark} {word}".strip() for mark, word in zip(marks, heard, strict=True))
