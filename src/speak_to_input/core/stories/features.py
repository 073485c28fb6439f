"""What bears on whether a word belongs to the text that a story tells, and to which."""

import re
from collections.abc import Iterator, Sequence

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words

_FIGURES = re.compile(r"\d+")
_REACH = 2
"""Words before and behind that are looked at."""
_BEGIN, _END = "^", "$"
_SURELY, _FAIRLY = 0.9, 0.7
_NOTHING, _FILLER = "-", "f"
_READINGS = {
    Kind.PERSON: "p", Kind.ADDRESS: "a", Kind.COMPANY: "b", Kind.BANK: "b", Kind.POSITION: "j", Kind.OCCUPATION: "j",
    Kind.DATE: "d", Kind.DATE_RANGE: "d", Kind.TIME: "d", Kind.DATETIME: "d", Kind.DURATION: "d", Kind.MONEY: "m",
    Kind.PERCENT: "m", Kind.NUMBER: "n", Kind.DIGITS: "x", Kind.EMAIL: "x", Kind.CODE: "x", Kind.WEB: "x",
}  # fmt: skip
"""By what a value is read as, what its words count as."""
_CUES = {Cue.CONNECT: "k", Cue.BECAUSE: "w", Cue.LINK: "l", Cue.NEGATE: "!", Cue.REPAIR: "r"}
_ACT = "q"
_LENGTHS = (1, 2, 3, 5, 8, 12)


def features(found: Candidates, language: Language) -> list[tuple[str, ...]]:
    """By token, what is seen from it: words and pauses around it, and what they may be on the form."""
    words = found.words
    said = [_FIGURES.sub("0", token.toned) for token in words.tokens]
    padded = [*[_BEGIN] * _REACH, *said, *[_END] * _REACH]
    covers = _covers(found, language)
    behind, before = _free(covers), _free(covers[::-1])[::-1]
    told, people = _roles(words, language.story_words), _roles(words, language.people)
    sorts = [_BEGIN, *covers, _END]
    return [
        (
            *_around(padded, at + _REACH),
            *_sorts(sorts, at + 1),
            f"free {_length(behind[at])}",
            f"free before {_length(before[at] - 1)}",
            *(("pause",) if words.tokens[at].mark else ()),
            *told[at],
            *people[at],
        )
        for at in range(len(said))
    ]


def _around(said: Sequence[str], at: int) -> tuple[str, ...]:
    p2, p1, here, n1, n2 = said[at - _REACH : at + _REACH + 1]
    return (
        "*", f"-2 {p2}", f"-1 {p1}", f"0 {here}", f"1 {n1}", f"2 {n2}", f"-1 {p1} {here}", f"0 {here} {n1}",
        f"-2 {p2} {p1}", f"1 {n1} {n2}",
    )  # fmt: skip


def _sorts(sorts: Sequence[str], at: int) -> tuple[str, ...]:
    before, here, behind = sorts[at - 1 : at + 2]
    return (f"= {here}", f"=- {before}", f"=+ {behind}", f"=-= {before}{here}", f"==+ {here}{behind}")


def _covers(found: Candidates, language: Language) -> list[str]:
    """By token, what it may be on the form: of a name, a choice, a value, an act, nothing."""
    size = len(found.words)
    covers = [_FILLER if token.toned in language.particles else _NOTHING for token in found.words.tokens]
    for at in range(size - 1, -1, -1):
        for end, sort in _may_be(found, at):
            covers[at:end] = [sort] * (end - at)
    return covers


def _may_be(found: Candidates, at: int) -> Iterator[tuple[int, str]]:
    """What begins at a token, what says least first."""
    for cue in found.cues[at]:
        if cue.strength > _SURELY and cue.end - at > (cue.cue not in _CUES):
            yield cue.end, _CUES.get(cue.cue, _ACT)
    for reading in found.readings[at]:
        sort = _READINGS.get(reading.kind)
        if sort and reading.sure > _FAIRLY:
            yield reading.end, sort
    for offer in found.offers[at]:
        if offer.option and offer.fit > _SURELY:
            yield offer.end, "C" if offer.end - at > 1 else "c"
    for mention in found.mentions[at]:
        if mention.strength > _SURELY:
            yield mention.end, "M" if mention.end - at > 1 else "o"


def _free(covers: Sequence[str]) -> list[int]:
    """By token, how many from there on are nothing else."""
    lengths, length = [], 0
    for sort in reversed(covers):
        length = length + 1 if sort in (_NOTHING, _FILLER) else 0
        lengths.append(length)
    return lengths[::-1]


def _length(of: int) -> int:
    return sum(of >= least for least in _LENGTHS)


def _roles(words: Words, table: MarkedWords[str]) -> list[list[str]]:
    """By token, what words do there: begin, end before it, or begin behind it."""
    seen: list[list[str]] = [[] for _ in range(len(words) + 1)]
    for at in range(len(words)):
        for role, end in table.here(words, at).items():
            seen[at].append(f"{role} |")
            seen[end].append(f"{role} <")
            if at:
                seen[at - 1].append(f"{role} >")
    return seen[:-1]
