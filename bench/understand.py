"""Understanding alone, in process: long utterances, and making a new form ready.

`python -m bench.understand` measures the loan form with the utterance that the whole benchmark takes, and all five
forms with sentences of the corpus in one breath; in processor time, so that other programs matter little.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from random import Random
from time import process_time

from rich.console import Console

from bench.figures import Durations
from bench.report import machine, show_understanding
from bench.sentences import sixty_words
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.names import label_phrases
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.services.http.garbage import spare_what_is_loaded
from speak_to_input.vi.text import cut
from tests.corpus.cases import Case, cases, load_form

WARM_UP_ROUNDS = 3
FORMS = ("loan", "crm", "hr", "compliance", "operations")
_WORDS = 60


def understanding(form: Form, rounds: int) -> list[Durations]:
    """Time to understand sixty words on `form`, other words each round, and to compile `form`."""
    random = Random(60)
    said = [sixty_words(random) for _ in range(WARM_UP_ROUNDS + rounds)]
    return [_understood(form, said), _made_ready(form, max(10, rounds // 5))]


def in_one_breath(form_type: str, corpus: Sequence[Case], rounds: int) -> Durations:
    """Time to understand sentences of the corpus of that form, joined to sixty words, others each round."""
    random = Random(60)
    sentences = [case.sayings[0].say for case in corpus if case.form == form_type and not case.fails]
    said = [" ".join(_sixty(sentences, random)) for _ in range(WARM_UP_ROUNDS + rounds)]
    return _understood(load_form(form_type), said, "corpus")


def _sixty(sentences: Sequence[str], random: Random) -> Iterator[str]:
    words: list[str] = []
    while len(words) < _WORDS:
        words += random.choice(sentences).split()
    yield from words[:_WORDS]


def _understood(form: Form, said: Sequence[str], source: str = "") -> Durations:
    language = load_language()
    vocabulary = compile_form(form, language)
    context = Context(today=date(2026, 11, 23))
    spare_what_is_loaded()  # as the service does at its start
    name = f"understand {len(said[0].split())} words on {len(form.fields)} fields"
    works = [partial(understand, text, form, vocabulary, language, context) for text in said]
    return Durations(f"{name} ({source}, {form.type})" if source else name, _timed(works))


def _made_ready(form: Form, rounds: int) -> Durations:
    ready = partial(compile_form, form, load_language())
    return Durations(
        f"make a form of {len(form.fields)} fields ready", _timed([ready] * (WARM_UP_ROUNDS + rounds))
    )


def _timed(works: Sequence[Callable[[], object]]) -> tuple[float, ...]:
    """Milliseconds of processor time that each took."""
    took: list[float] = []
    for work in works:
        label_phrases.cache_clear()  # a new form's labels were never read before
        cut.cache_clear()
        began = process_time()
        made = work()
        took.append((process_time() - began) * 1000)
        del made  # to give a form back is no part of making one ready
    return tuple(took[WARM_UP_ROUNDS:])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.understand", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="utterances a row of the table")
    rounds: int = parser.parse_args().rounds
    console = Console()
    console.print(f"Machine: {machine()}")
    durations = understanding(load_form("loan"), rounds)
    corpus = tuple(cases())
    show_understanding(console, [*durations, *(in_one_breath(form, corpus, rounds) for form in FORMS)])


if __name__ == "__main__":
    main()
