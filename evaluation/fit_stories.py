"""`python -m evaluation.fit_stories`: fit the weights of core/stories/tagger.py on the corpus and write them.

Every utterance with tone marks of "dev" and "fresh" is an example: where in it the texts of the form's fields stand
that `lexicon/story_fields.tsv` tells the sort of. Texts whose fields are named are far more frequent than those of
stories, and utterances without a text more frequent still, so that stories count several times. `--leave-out 52`
prints how a round is tagged by a model that has not seen it, and writes nothing.
"""

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from evaluation.random_field import Sequenced, fit_field
from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.candidates import find_candidates
from speak_to_input.core.context import Context
from speak_to_input.core.stories.features import features
from speak_to_input.core.stories.roles import role_of
from speak_to_input.core.stories.tagger import OUTSIDE, Span, StoryTagger, begins, goes_on
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words, read_words
from tests.corpus.cases import Case, cases, split
from tests.corpus.judging import TODAY, compiled

_STORY_COUNTS, _PLAIN_COUNTS = 2.0, 2.0
_LEAST_WEIGHT = 0.1
_CHUNK = 100
_NEAR = 5
"""Words between a field's name and the text of it."""
_HEAD = """# How much a word and its neighbours say that a text of some sort begins there (B) or goes on (I), or that it
# is outside (O): weights of the conditional random field of core/stories/tagger.py. Columns: feature (distance, words,
# or what they may be on the form; ">" a tag before), tags with their weights.
# Written by `python -m evaluation.fit_stories`; not set by hand.
# Source: fitted on the sentences of tests/corpus that rules are made from ("dev") and on "fresh".
"""


class Text(NamedTuple):
    """A text of a role at its place; `named`: its field's name stands before it."""

    role: str
    start: int
    end: int
    named: bool


class Example(NamedTuple):
    """An utterance with the texts of a story in it, by the roles that its form has."""

    words: Words
    seen: list[tuple[str, ...]]
    texts: tuple[Text, ...]
    roles: frozenset[str]
    writer: str

    @property
    def is_story(self) -> bool:
        """Whether a text is told without its field's name."""
        return any(not text.named for text in self.texts)


def main() -> None:
    """Fit and write; or judge a round."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--leave-out", nargs="*", default=())
    asked.add_argument("--verbose", action="store_true")
    asked.add_argument("--out", type=Path, default=Path(data_folder("lexicon")) / "stories.tsv.gz")
    told = asked.parse_args()
    screen = Console(highlight=False)
    asked_of = [case for case in cases() if split(case) != "test"]
    with ProcessPoolExecutor() as pool:
        every = [e for found in pool.map(_examples_of, asked_of, chunksize=_CHUNK) for e in found]
    rounds = tuple(f"round{number}" for number in told.leave_out)
    left = [e for e in every if e.writer.endswith(rounds)]
    kept = [e for e in every if not e.writer.endswith(rounds)]
    screen.print(f"{len(kept)} utterances, {sum(e.is_story for e in kept)} of them stories")
    weights = fit(kept)
    screen.print(f"{len(weights)} weights")
    if left:
        screen.print(_judged(left, StoryTagger(weights), screen if told.verbose else None))
        return
    rows: dict[str, list[str]] = {}
    for (feature, tag), weight in sorted(weights.items()):
        rows.setdefault(feature, []).append(f"{tag} {weight:.2f}")
    lines = [f"{feature}\t{' | '.join(tags)}\n" for feature, tags in rows.items()]
    table = _HEAD + "".join(lines)
    told.out.write_bytes(gzip.compress(table.encode("utf-8"), mtime=0))


def _examples_of(case: Case) -> list[Example]:
    return list(_examples(case))


def _examples(case: Case) -> Iterator[Example]:
    form, vocabulary = compiled(case.form)
    language = load_language()
    sorts = language.story_fields
    roles = {known.name: role for known in vocabulary.fields if (role := role_of(sorts, known.label))}
    writer = case.where.partition("#")[0].split(".")[1]
    for saying in case.sayings:
        words = read_words(saying.say)
        if len(words) and words.accented:
            texts = tuple(_texts(words, saying.fills, roles, vocabulary))
            # words of their own: what is found in them is kept with them, and would go from process to process
            found = find_candidates(read_words(saying.say), form, vocabulary, language, Context(TODAY))
            yield Example(words, features(found, language), texts, frozenset(roles.values()), writer)


def _texts(
    words: Words, fills: Mapping[str, str], roles: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[Text]:
    said = [token.toned for token in words.tokens]
    for name, value in fills.items():
        text = [token.toned for token in read_words(value).tokens]
        known = vocabulary.by_name(name)
        if name not in roles or not text or known is None:
            continue
        start = next((at for at in range(len(said)) if said[at : at + len(text)] == text), -1)
        if start < 0:
            continue
        label = {token.toned for token in read_words(known.label).tokens}
        before = said[max(0, start - _NEAR) : start]
        named = sum(word in label for word in before) >= min(2, len(label))
        yield Text(roles[name], start, start + len(text), named)


def fit(examples: Sequence[Example]) -> dict[tuple[str, str], float]:
    """The weights, by feature and tag, and by ">" with a tag before and the tag behind it."""
    sequences = [Sequenced(e.seen, _tags(e), _may(e), _counts(e)) for e in examples if e.texts or e.roles]
    return fit_field(sequences, _LEAST_WEIGHT)


def _counts(example: Example) -> float:
    if example.is_story:
        return _STORY_COUNTS
    return 1.0 if example.texts else _PLAIN_COUNTS


def _may(example: Example) -> list[str]:
    return [OUTSIDE, *(tag for role in sorted(example.roles) for tag in (begins(role), goes_on(role)))]


def _tags(example: Example) -> list[str]:
    tags = [OUTSIDE] * len(example.words)
    for text in example.texts:
        if any(tag != OUTSIDE for tag in tags[text.start : text.end]):
            continue
        tags[text.start : text.end] = [begins(text.role), *[goes_on(text.role)] * (text.end - text.start - 1)]
    return tags


def _judged(left: Sequence[Example], tagger: StoryTagger, verbose: Console | None) -> Table:
    """Of the texts that stories tell: how many are found where they stand, and how many others are."""
    told: Counter[tuple[str, str]] = Counter()
    for example in left:
        found = best(tagger.spans(example.seen, example.roles, example.words.clauses()))
        places = {(s.role, s.start, s.end) for s in found}
        wanted = {(t.role, t.start, t.end) for t in example.texts if not t.named}
        named = {(t.role, t.start, t.end) for t in example.texts if t.named}
        for role, start, end in wanted:
            told[role, "told"] += 1
            told[role, "exact"] += (role, start, end) in places
            told[role, "near"] += any(r == role and s < end and start < e for r, s, e in places)
        for role, _, _ in places - named:
            told[role, "found"] += 1
        if verbose and wanted != places - named:
            verbose.print(example.words.text)
            for role, start, end in sorted(wanted - places):
                verbose.print(f"   wanted {role}: {example.words.spelling(start, end)}")
            for s in found:
                if (s.role, s.start, s.end) not in wanted | named:
                    verbose.print(f"   found {s.role} {s.sure:.2f}: {example.words.spelling(s.start, s.end)}")
    table = Table("sort", "told", "exact", "near", "found")
    for role in sorted({role for role, _ in told}):
        table.add_row(role, *(str(told[role, what]) for what in ("told", "exact", "near", "found")))
    table.add_row(
        "all",
        *(
            str(sum(n for (_, w), n in told.items() if w == what))
            for what in ("told", "exact", "near", "found")
        ),
    )
    return table


def best(spans: Sequence[Span]) -> list[Span]:
    """The likeliest of those that overlap, where they are likelier than not."""
    taken: list[Span] = []
    for span in sorted(spans, key=lambda s: -s.sure):
        if span.sure > _LIKELY and all(span.end <= t.start or t.end <= span.start for t in taken):
            taken.append(span)
    return taken


_LIKELY = 0.4

if __name__ == "__main__":
    main()
