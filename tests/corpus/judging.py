"""Runs corpus cases through understanding alone and compares what came out with what was meant."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from time import thread_time

from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import (
    AskWhich,
    Attach,
    Clear,
    Command,
    Do,
    Fill,
    Focus,
    Held,
    Move,
    PressButton,
    Read,
    Simple,
    Understanding,
    Unknown,
)  # fmt: skip
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.understand import understand
from speak_to_input.core.vocabulary import Vocabulary, compile_form
from tests.corpus.answers import Waiting, waiting_after
from tests.corpus.cases import Case, Saying, load_form

TODAY = date(2026, 11, 23)
"""A Monday; every relative day of the corpus counts from here."""


@dataclass(frozen=True)
class Result:
    """What one utterance came to, in the corpus' own words."""

    fills: dict[str, str]
    acts: list[str]


@cache
def compiled(name: str) -> tuple[Form, Vocabulary]:
    """The form of that name, ready for understanding."""
    form = load_form(name)
    return form, compile_form(form, load_language())


@dataclass(frozen=True)
class Heard:
    """One utterance of a case as it was understood; `took_ms` of processor time."""

    saying: Saying
    understanding: Understanding
    result: Result
    took_ms: float


def heard(case: Case) -> Iterator[Heard]:
    """Every utterance of the case, the form filled along the way as a page would be."""
    form, vocabulary = compiled(case.form)
    context = Context(TODAY)
    waiting: Waiting | None = None
    for saying in case.sayings:
        began = thread_time()
        understanding = (waiting and waiting.answered(saying.say)) or understand(
            saying.say, form, vocabulary, load_language(), context
        )
        took_ms = (thread_time() - began) * 1000
        result = told(understanding, form)
        form = _written(form, vocabulary, result)
        context = _after(context, understanding, result)
        waiting = waiting_after(understanding, form)
        yield Heard(saying, understanding, result, took_ms)


def _after(context: Context, understanding: Understanding, result: Result) -> Context:
    """What the dialogue knows after an utterance: as `dialog.memory` keeps it."""
    named = [act.split()[1] for act in result.acts if act.startswith(("clear ", "focus ", "read "))]
    touched = [*result.fills, *(name for name in named if name not in _OF_THE_FORM)]
    doubts = [c for c in understanding.commands if isinstance(c, Fill) and c.doubt is not None]
    focused = [act.split()[1] for act in result.acts if act.startswith("focus ")]
    opened = [c.named for c in understanding.commands if isinstance(c, Unknown) and c.named]
    moved = any(act in ("next", "back") or act.startswith("step ") for act in result.acts)
    asked = next((name for name in (*(d.field for d in doubts[:1]), *opened)), None)
    return Context(
        TODAY,
        asked=asked,
        focused=focused[-1] if focused else None,
        last=touched[-1] if touched else (asked or context.last),
        turned=moved,
        recent=tuple(reversed(result.fills)) or context.recent,
        partial={asked: doubts[0].text} if asked and doubts and doubts[0].text else {},
        undone=result.acts == ["undo"],
        discourse=understanding.discourse or context.discourse,
    )


def replay(case: Case) -> Iterator[tuple[Saying, Form, Context]]:
    """Every utterance with the form and the dialogue as they are when it is said."""
    form, vocabulary = compiled(case.form)
    context = Context(TODAY)
    for saying in case.sayings:
        yield saying, form, context
        understanding = understand(saying.say, form, vocabulary, load_language(), context)
        result = told(understanding, form)
        form = _written(form, vocabulary, result)
        context = _after(context, understanding, result)


def run(case: Case) -> list[Result]:
    """What every utterance of the case came to."""
    return [each.result for each in heard(case)]


def _written(form: Form, vocabulary: Vocabulary, result: Result) -> Form:
    cleared = {act.split()[1]: "" for act in result.acts if act.startswith("clear ")}
    changes = {**cleared, **result.fills}
    return replace(form, fields=tuple(replace(f, value=changes.get(f.name, f.value)) for f in form.fields))


def told(understanding: Understanding, form: Form) -> Result:
    """Commands in the corpus' own words."""
    fills: dict[str, str] = {}
    acts: list[str] = []
    for command in understanding.commands:
        if isinstance(command, Fill) and command.doubt is None:
            field = form.field(command.field)
            many = field is not None and field.type in _SETS
            before = field.value if field is not None and many and not command.correction else ""
            held = fills.get(command.field, before)
            fills[command.field] = f"{held}\n{command.text}" if many and held else command.text
        elif (act := _act(command)) is not None:
            acts.append(act)
    return Result(fills, acts)


_OF_THE_FORM = ("all", "missing", "check", "part")
"""What is read of the whole form instead of a field."""
_FREE = ("text", "textarea", "richtext", "combobox")
_SETS = ("checkboxes", "multiselect")
_DO = {Simple.CANCEL: "cancel", Simple.HELP: "help", Simple.SAVE: "save", Simple.PRINT: "print"}


def _act(command: Command) -> str | None:
    match command:
        case Fill() | AskWhich():
            return "ask"
        case Attach(field=name):
            return f"attach {name}" if name else "attach"
        case Clear(field=None):
            return "reset"
        case Clear(field=name):
            return f"clear {name}"
        case Focus(field=name):
            return f"focus {name}"
        case Read(what=what, part=True):
            return f"read part {what}"
        case Read(what=what):
            return f"read {what}"
        case Move(to=int(number)):
            return f"step {number}"
        case Move(to=direction):
            return str(direction)
        case PressButton(label=label):
            return f"press {label}"
        case Do(what=Simple.GREET):
            return None
        case Do(what=what):
            return _DO.get(what, str(what))
        case Held() | Unknown():
            return None
    return None


def same(result: Result, form: Form) -> tuple[dict[str, frozenset[str]], list[str]]:
    """A result told in one way, so that equal ones compare equal.

    Clearing a box and filling in "no" are one act; so are pressing the save or print button and asking for it, and
    attaching with or without the field's name where only one field takes files (`core.attachments` finds that one);
    a set of options has no order. Capitals of free text and of companies cannot be heard and do not count; names
    of people and codes, which pages check by a pattern, are compared as they are.
    """
    boxes = {f"clear {field.name}": field.name for field in form.fields if field.type == "checkbox"}
    presses = {f"press {b.label}": str(b.role) for b in form.buttons if b.role in ("save", "print", "submit")}
    files = [field.name for field in form.fields if field.type == "file"]
    presses |= {f"attach {name}": "attach" for name in files if len(files) == 1}
    unticked = {boxes[act]: "false" for act in result.acts if act in boxes}
    loose = {field.name for field in form.fields if field.type in _FREE and not field.pattern}
    told = {name: v.casefold() if name in loose else v for name, v in {**result.fills, **unticked}.items()}
    fills = {name: frozenset(value.split("\n")) for name, value in told.items()}
    return fills, [presses.get(act, act) for act in result.acts if act not in boxes]


def complaint(case: Case) -> str:
    """What is wrong, "" when everything came out as meant."""
    wrong = []
    form, _ = compiled(case.form)
    for saying, result in zip(case.sayings, run(case), strict=True):
        if same(result, form) != same(Result(dict(saying.fills), list(saying.acts)), form):
            wrong.append(
                f"{saying.say!r}: got {result.fills} {result.acts}, want {dict(saying.fills)} {list(saying.acts)}"
            )
    return "\n".join(wrong)
