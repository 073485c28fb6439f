"""Understanding alone, in process: a long utterance on the loan form, and making a new form ready."""

from collections.abc import Callable
from datetime import date
from time import perf_counter

from bench.figures import Durations
from bench.sentences import SIXTY_WORDS
from speak_to_input.catalog import load_language
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import compile_form
from speak_to_input.services.http.garbage import spare_what_is_loaded

WARM_UP_ROUNDS = 3


def understanding(form: Form, rounds: int) -> list[Durations]:
    """Parse time of a sixty-word utterance on `form`, and compile time of `form`."""
    language = load_language()
    vocabulary = compile_form(form, language)
    context = Context(today=date(2026, 11, 23))
    spare_what_is_loaded()  # as the service does at its start
    words = len(SIXTY_WORDS.split())
    return [
        Durations(
            f"understand {words} words on {len(form.fields)} fields",
            _timed(lambda: understand(SIXTY_WORDS, form, vocabulary, language, context), rounds),
        ),
        Durations(
            f"make a form of {len(form.fields)} fields ready",
            _timed(lambda: compile_form(form, language), max(10, rounds // 5)),
        ),
    ]


def _timed(work: Callable[[], object], rounds: int) -> tuple[float, ...]:
    took: list[float] = []
    for _ in range(WARM_UP_ROUNDS + rounds):
        began = perf_counter()
        work()
        took.append((perf_counter() - began) * 1000)
    return tuple(took[WARM_UP_ROUNDS:])
