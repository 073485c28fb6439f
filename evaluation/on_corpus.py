"""Runs the corpus through understanding and sorts out what went wrong, utterance by utterance."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evaluation.tally import Tally
from speak_to_input.core.forms import Form
from tests.corpus.cases import Case, Split, split
from tests.corpus.judging import Heard, Result, compiled, heard, same


@dataclass(frozen=True)
class Seen:
    """One utterance of the corpus with its counts. `groups`: form, region, style, phenomenon, sort of file."""

    split: Split
    groups: dict[str, str]
    where: str
    say: str
    tally: Tally
    wanted: Result
    got: Result
    known: str
    """Why it is known to fail, "" otherwise."""
    confused: tuple[str, ...] = field(default=())
    """"field a -> field b", "field: option a -> option b"."""


DIMENSIONS = ("speech", "form", "region", "style", "phenomenon", "file")
_REGIONS = {"central": "centre"}
_STANDARD = ("standard", "north")


def judge_corpus(cases: Iterable[Case]) -> Iterator[Seen]:
    """Every utterance of every case."""
    for case in cases:
        form, _ = compiled(case.form)
        region = case.tags.get("region", "standard")
        groups = {
            "speech": _speech(case),
            "form": case.form,
            "region": _REGIONS.get(region, region),
            "style": case.tags.get("style", "not said"),
            "phenomenon": case.tags.get("tag", "plain"),
            "file": case.where.split(".")[1],
        }
        for each in heard(case):
            yield _seen(case, groups, form, each)


def _speech(case: Case) -> str:
    """Whether people or machines changed the words: "standard", "dialect" or "noise"."""
    tag = case.tags.get("tag", "")
    if "noise" in tag or case.tags.get("style") == "unaccented":
        return "noise"
    dialect = "dialect" in tag or case.tags.get("region", "standard") not in _STANDARD
    return "dialect" if dialect else "standard"


def _seen(case: Case, groups: dict[str, str], form: Form, heard: Heard) -> Seen:
    wanted = _told_alike(Result(dict(heard.saying.fills), list(heard.saying.acts)), form)
    got = _told_alike(heard.result, form)
    return Seen(
        split=split(case),
        groups=groups,
        where=case.where,
        say=heard.saying.say,
        tally=_tally(wanted, got, heard.took_ms),
        wanted=wanted,
        got=got,
        known=case.fails,
        confused=tuple(_confused(wanted.fills, got.fills)),
    )


def _told_alike(result: Result, form: Form) -> Result:
    """The result as `same` compares it, sets of options in one order."""
    fills, acts = same(result, form)
    return Result({name: "\n".join(sorted(values)) for name, values in fills.items()}, acts)


def _tally(wanted: Result, got: Result, took_ms: float) -> Tally:
    right = sum(got.fills.get(name) == value for name, value in wanted.fills.items())
    missed = sum(name not in got.fills for name in wanted.fills)
    negative = not wanted.fills and not wanted.acts
    done = (
        Counter(["fill"] * len(got.fills) + [act.split()[0] for act in got.acts]) if negative else Counter()
    )
    return Tally(
        utterances=1,
        whole=int(wanted == got),
        fields=len(wanted.fills),
        right=right,
        wrong=len(got.fills) - right,
        missed=missed,
        asked=got.acts.count("ask"),
        negatives=int(negative),
        false_acts=int(bool(done)),
        false_kinds=done,
        took_ms=[took_ms],
    )


def _confused(wanted: dict[str, str], got: dict[str, str]) -> Iterator[str]:
    """Which field took another's value, and which value stands for another."""
    strays = {name: value for name, value in got.items() if name not in wanted}
    for name, value in wanted.items():
        if name in got:
            if got[name] != value:
                yield f"{name}: {value} → {got[name]}"
            continue
        alike = [other for other, stray in strays.items() if stray.casefold() == value.casefold()]
        yield f"{name} → {alike[0] if alike else next(iter(strays), 'nothing')}"
