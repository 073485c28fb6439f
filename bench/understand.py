"""Understanding alone, in process: long utterances on the loan form, and making a new form ready."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from random import Random
from time import perf_counter

from bench.figures import Durations
from bench.sentences import sixty_words
from speak_to_input.catalog import load_language
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.names import label_phrases
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.services.http.garbage import spare_what_is_loaded

WARM_UP_ROUNDS = 3


def understanding(form: Form, rounds: int) -> list[Durations]:
    """Time to understand sixty words on `form`, other words each round, and to compile `form`."""
    language = load_language()
    vocabulary = compile_form(form, language)
    context = Context(today=date(2026, 11, 23))
    spare_what_is_loaded()  # as the service does at its start
    random = Random(60)
    said = [sixty_words(random) for _ in range(WARM_UP_ROUNDS + rounds)]
    words = len(said[0].split())
    return [
        Durations(
            f"understand {words} words on {len(form.fields)} fields",
            _timed([partial(understand, text, form, vocabulary, language, context) for text in said]),
        ),
        Durations(
            f"make a form of {len(form.fields)} fields ready",
            _timed([partial(compile_form, form, language)] * (WARM_UP_ROUNDS + max(10, rounds // 5))),
        ),
    ]


def _timed(works: Sequence[Callable[[], object]]) -> tuple[float, ...]:
    took: list[float] = []
    for work in works:
        label_phrases.cache_clear()  # a new form's labels were never read before
        began = perf_counter()
        work()
        took.append((perf_counter() - began) * 1000)
    return tuple(took[WARM_UP_ROUNDS:])
