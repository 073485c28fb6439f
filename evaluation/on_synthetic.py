"""Runs synthetic sentences through understanding and sorts out what went wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import thread_time

from evaluation.synthetic import SEED, Author, Sentence, same_value
from evaluation.tally import Tally
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import AskWhich, Fill, Understanding
from speak_to_input.core.context import Context
from speak_to_input.core.understand import understand
from speak_to_input.services.http.garbage import spare_what_is_loaded
from tests.corpus.judging import TODAY, Result, compiled, told

FORMS = ("loan", "crm", "hr", "compliance", "operations", "insurance", "school", "hospital")


@dataclass(frozen=True, slots=True)
class Fault:
    """One field of one sentence that came out wrong; `kind` and `noise` make the pattern."""

    form: str
    sentence: Sentence
    what: str
    """missed, asked, wrong value, or written though not said."""
    kind: str
    field: str
    wanted: str
    got: str
    carrier: str
    name: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence with its counts and faults."""

    form: str
    sentence: Sentence
    tally: Tally
    faults: tuple[Fault, ...]


def judge_synthetic(
    count: int, seed: int = SEED, each: Callable[[], None] = lambda: None
) -> Iterator[Judged]:
    """`count` sentences, the same number for every form; `each` is called after every one."""
    language = load_language()
    context = Context(TODAY)
    spare_what_is_loaded()
    for number, name in enumerate(FORMS):
        form, vocabulary = compiled(name)
        share = count // len(FORMS) + (number < count % len(FORMS))
        kinds = {known.name: str(known.kind) for known in vocabulary.fields}
        for sentence in Author(form, vocabulary, language, TODAY).sentences(share, seed + number):
            began = thread_time()
            understanding = understand(sentence.say, form, vocabulary, language, context)
            took_ms = (thread_time() - began) * 1000
            yield _judged(name, sentence, understanding, told(understanding, form), kinds, took_ms)
            each()


def _judged(
    form: str,
    sentence: Sentence,
    understanding: Understanding,
    result: Result,
    kinds: dict[str, str],
    took_ms: float,
) -> Judged:
    asked = _asked_about(understanding)
    faults = []
    for field, wanted in sentence.wanted.items():
        got = result.fills.get(field)
        if got is not None and same_value(wanted, got):
            continue
        what = "wrong value" if got is not None else "asked" if field in asked else "missed"
        kind, carrier = str(wanted.kind), wanted.carrier
        faults.append(Fault(form, sentence, what, kind, field, wanted.text, got or "", carrier, wanted.name))
    faults += [
        Fault(form, sentence, "not said", kinds[field], field, "", got, "", "")
        for field, got in result.fills.items()
        if field not in sentence.wanted
    ]
    faults += [
        Fault(form, sentence, "act not said", act.split()[0], "", "", act, "", "")
        for act in result.acts
        if act != "ask"
    ]
    wrong = sum(f.what in ("wrong value", "not said") for f in faults)
    missed = sum(f.what in ("missed", "asked") for f in faults)
    fields = len(sentence.wanted)
    right = fields - missed - sum(f.what == "wrong value" for f in faults)
    tally = Tally(
        utterances=1, whole=int(not faults and not asked), fields=fields, right=right, wrong=wrong,
        missed=missed, asked=result.acts.count("ask"), took_ms=[took_ms],
    )  # fmt: skip
    return Judged(form, sentence, tally, tuple(faults))


def _asked_about(understanding: Understanding) -> set[str]:
    """Fields about which a question comes back."""
    asked: set[str] = set()
    for command in understanding.commands:
        match command:
            case Fill(doubt=doubt) if doubt is not None:
                asked.add(command.field)
            case AskWhich(choices=choices):
                asked.update(choice.field for choice in choices if choice.field)
    return asked
