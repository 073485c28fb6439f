"""All that one run of the evaluation found, grouped for the reports."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from time import thread_time

from evaluation.on_corpus import DIMENSIONS, Seen, judge_corpus
from evaluation.on_synthetic import FORMS, Fault, Judged, judge_synthetic
from evaluation.tally import Tally, total
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.services.http.garbage import spare_what_is_loaded
from tests.corpus.cases import cases, load_form

SPLITS = ("dev", "test", "fresh")
_COMPILE_ROUNDS = 5


@dataclass(frozen=True)
class Pattern:
    """Synthetic faults of one sort: what became of which kind of field under which noise."""

    kind: str
    noise: str
    what: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Findings:
    """The corpus utterance by utterance, the synthetic sentences, and how long forms took to compile."""

    seen: tuple[Seen, ...]
    judged: tuple[Judged, ...]
    compile_ms: dict[str, float]

    @cached_property
    def groups(self) -> dict[str, Tally]:
        """Tallies by "SPLIT" and "SPLIT/DIMENSION=NAME"; "measured" is test and fresh together."""
        parts: dict[str, list[Tally]] = defaultdict(list)
        for each in self.seen:
            for column in (each.split,) if each.split == "dev" else (each.split, "measured"):
                parts[column].append(each.tally)
                for dimension in DIMENSIONS:
                    parts[f"{column}/{dimension}={each.groups[dimension]}"].append(each.tally)
        for sentence in self.judged:
            parts["synthetic"].append(sentence.tally)
            parts[f"synthetic/noise={sentence.sentence.noise}"].append(sentence.tally)
            parts[f"synthetic/form={sentence.form}"].append(sentence.tally)
        return {name: total(tallies) for name, tallies in parts.items()}

    def by(self, dimension: str) -> dict[str, dict[str, Tally]]:
        """Name -> column (a split or "synthetic") -> tally, of one dimension."""
        found: dict[str, dict[str, Tally]] = defaultdict(dict)
        for group, tally in self.groups.items():
            column, _, rest = group.partition("/")
            if rest.startswith(f"{dimension}="):
                found[rest.partition("=")[2]][column] = tally
        return dict(sorted(found.items()))

    def failures(self, split: str) -> list[Seen]:
        """Utterances of a split that did not come out as meant; known failures included."""
        return [each for each in self.seen if each.split == split and each.wanted != each.got]

    def confusions(self, splits: Sequence[str]) -> list[tuple[str, int]]:
        """What was taken for what, the most frequent first; synthetic sentences are left out."""
        counted = Counter(
            f"{each.groups['form']}: {told}"
            for each in self.seen
            if each.split in splits
            for told in each.confused
        )
        return counted.most_common()

    @cached_property
    def patterns(self) -> list[Pattern]:
        """Sorts of synthetic faults, the most frequent first."""
        sorts: dict[tuple[str, str, str], list[Fault]] = defaultdict(list)
        for judged in self.judged:
            for fault in judged.faults:
                sorts[fault.kind, str(judged.sentence.noise), fault.what].append(fault)
        frequent = sorted(sorts.items(), key=lambda pair: -len(pair[1]))
        return [Pattern(*sort, tuple(faults)) for sort, faults in frequent]


def find(synthetic: int, seed: int, each: Callable[[], None] = lambda: None) -> Findings:
    """Run everything; `each` is called after every utterance and sentence."""
    spare_what_is_loaded()
    return Findings(
        seen=tuple(_counted(judge_corpus(cases()), each)),
        judged=tuple(judge_synthetic(synthetic, seed, each)),
        compile_ms={name: _compile_ms(name) for name in FORMS},
    )


def _counted(seen: Iterable[Seen], each: Callable[[], None]) -> Iterable[Seen]:
    for one in seen:
        each()
        yield one


def _compile_ms(name: str) -> float:
    """Processor time of making a form ready, the middle of a few rounds."""
    form, language = load_form(name), load_language()
    took = []
    for _ in range(_COMPILE_ROUNDS):
        began = thread_time()
        compile_form(form, language)
        took.append((thread_time() - began) * 1000)
    return median(took)
