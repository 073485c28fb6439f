"""`python -m evaluation.rule_audit`: which rules have no case in the corpus that fails without them.

One rule at a time is switched off (an act's words, with `--phrases` each of its phrases, a kind of reading), and the
cases in which it stands are judged anew until one fails. What no case misses is told: it wants a case, or goes.
"""

import argparse
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from unittest.mock import patch

from rich.console import Console

from evaluation.drawn import rows
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core import candidates
from speak_to_input.core.formulas import Formulas
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.phrases import Phrases, spelled
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.readings import read_all
from speak_to_input.vi.sounds import SoundIndex
from speak_to_input.vi.text import Words, fold, read_words
from tests.corpus import judging
from tests.corpus.cases import Case, cases

_JUDGED_ELSEWHERE = frozenset(
    {Cue.TITLE, Cue.YES, Cue.NO, Cue.GREET, Cue.OPEN, Cue.NEW_FORM, Cue.LOAD_DRAFT, Cue.LIST_DRAFTS, Cue.DELETE_DRAFT,
     Cue.NAMED_AS, Cue.AS_BEFORE, Cue.RESTORE, Cue.TIMES, Cue.GUIDE, Cue.UNGUIDE, Cue.REPEAT, Cue.STOP}
)  # fmt: skip
"""Found by the form's own words, or of the session and not of a form: the corpus, which knows one form, cannot miss
them; tests/unit/dialog and tests/unit/core do."""


@dataclass(frozen=True)
class Rule:
    """One thing that may be switched off; `stands_in` tells the utterances that could miss it."""

    name: str
    off: Callable[[], AbstractContextManager[Any]]
    stands_in: Callable[[Words], bool]


def unmissed(rules: Sequence[Rule], every: Sequence[Case]) -> Iterator[tuple[Rule, int]]:
    """The rules without which every case still passes, each with the number of cases in which it stands."""
    said = [(case, [read_words(saying.say) for saying in case.sayings]) for case in every]
    for rule in rules:
        near = [case for case, utterances in said if any(map(rule.stands_in, utterances))]
        with rule.off():
            if not any(judging.complaint(case) for case in near):
                yield rule, len(near)


def acts() -> Iterator[Rule]:
    """Every act with all its phrases and formulas."""
    for cue in Cue:
        if cue not in _JUDGED_ELSEWHERE:
            yield _without(cue.value, [(p, c) for p, c in _phrases() if c is not cue], cue)


def phrases() -> Iterator[Rule]:
    """Every phrase of every act by itself."""
    listed = list(_phrases())
    for phrase, cue in listed:
        rest = [(p, c) for p, c in listed if (p, c) != (phrase, cue)]
        yield _without(f"{cue.value}: {phrase}", rest, None, phrase)


def kinds() -> Iterator[Rule]:
    """Every kind of reading."""
    for kind in Kind:
        yield Rule(f"reading of {kind.value}", partial(_no_readings, kind), partial(_reads, kind))


def _phrases() -> Iterator[tuple[str, Cue]]:
    for act, said in rows("cues"):
        yield from ((phrase.strip(), Cue(act)) for phrase in said.split("|") if phrase.strip())


def _without(name: str, kept: list[tuple[str, Cue]], act: Cue | None, phrase: str = "") -> Rule:
    def off() -> AbstractContextManager[Any]:
        language = load_language()
        listed = Phrases(spelled((p, c, 1.0) for p, c in kept), SoundIndex(language.sounds))
        formulas = language.formulas if act is None else _Silent(language.formulas, act)
        changed = replace(language, cues=listed, formulas=formulas)
        return patch.object(judging, "load_language", lambda: changed)

    folded = tuple(map(fold, phrase.split()))

    def stands_in(words: Words) -> bool:
        if act is not None:
            return _has_act(load_language(), words, act)
        said = tuple(token.folded for token in words.tokens)
        return any(said[at : at + len(folded)] == folded for at in range(len(said)))

    return Rule(name, off, stands_in)


def _has_act(language: Language, words: Words, act: Cue) -> bool:
    marks = (match for at in range(len(words)) for match in language.cues.matches(words, at))
    formulas = (match for found in language.formulas.found(words).values() for match in found)
    return any(match.item is act for match in marks) or any(match.item is act for match in formulas)


class _Silent(Formulas[Cue]):
    """Formulas without those of one act."""

    def __init__(self, formulas: Formulas[Cue], act: Cue) -> None:
        self._all, self._act = formulas, act

    def words_of(self, items: Collection[Cue]) -> frozenset[str]:
        """The words of the formulas, the act's own left out."""
        return self._all.words_of(frozenset(items) - {self._act})

    def found(self, words: Words) -> dict[int, list[Any]]:
        """What the formulas find, the act's own left out."""
        found = self._all.found(words)
        return {
            at: left for at, each in found.items() if (left := [m for m in each if m.item is not self._act])
        }


def _reads(kind: Kind, words: Words) -> bool:
    found = read_all(words, load_language().lexicon, judging.TODAY)
    return any(reading.kind is kind for readings in found for reading in readings)


def _no_readings(kind: Kind) -> AbstractContextManager[Any]:
    def less(*said: Any) -> tuple[Any, ...]:
        return tuple(tuple(r for r in readings if r.kind is not kind) for readings in read_all(*said))

    return patch.object(candidates, "read_all", less)


def main() -> None:
    """Print the rules that no case misses."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.rule_audit", description=__doc__)
    parser.add_argument("--phrases", action="store_true", help="each phrase of each act; takes long")
    asked = parser.parse_args()
    screen = Console(highlight=False)
    passing = [case for case in cases() if not judging.complaint(case)]
    rules = list(phrases()) if asked.phrases else [*acts(), *kinds()]
    alone = 0
    for rule, stands in unmissed(rules, passing):
        alone += 1
        screen.print(f"{rule.name}: stands in {stands} cases, none of which fails without it")
    screen.print(
        f"{alone} of {len(rules)} rules have no case that fails without them; {len(passing)} cases pass"
    )


if __name__ == "__main__":
    main()
