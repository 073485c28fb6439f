"""`python -m evaluation.corpus_check`: what is wrong with the corpus itself, and how it is spread.

Finds sentences that stand twice, sentences of one form that shall mean two things, names of fields and options
that their form has not, and files without a sentence. Fails when it finds any. A fresh sentence that stands in
the older files too was written by somebody who did not know them: that is told, and is no fault.
"""

import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from speak_to_input.core.forms import Field, Form
from tests.corpus.cases import HERE, Case, Saying, cases, load_form, read_yaml, split

_READ_PART = "read part "
_ON_A_FIELD = ("clear ", "attach ", "focus ", "read ")
_NO_FIELD = frozenset({"missing", "all", "check"})
_STANDING = frozenset(
    {
        "next",
        "back",
        "top",
        "bottom",
        "submit",
        "undo",
        "redo",
        "reset",
        "save",
        "print",
        "cancel",
        "help",
        "ask",
        "attach",
    }
)
_UNTAGGED = "not said"


def complaints(every: Sequence[Case], folder: Path) -> Iterator[str]:
    """What is wrong, one line each."""
    yield from _empty(folder)
    yield from _repeated(every)
    for case in every:
        form = load_form(case.form)
        for saying in case.sayings:
            yield from (f"{case.where}: {wrong} in {saying.say!r}" for wrong in _unknown(saying, form))


def _empty(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.yaml")):
        if not read_yaml(path):
            yield f"{path.name}: holds no sentence"


def alike(every: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    """Cases of one form that are said alike, the later one second."""
    said: dict[tuple[str, ...], Case] = {}
    for case in sorted(every, key=lambda case: split(case) == "fresh"):
        first = said.setdefault((case.form, *(_plain(saying.say) for saying in case.sayings)), case)
        if first is not case:
            yield first, case


def _repeated(every: Sequence[Case]) -> Iterator[str]:
    """Cases said alike: with different meanings, or twice the same."""
    for first, other in alike(every):
        if _meaning(first) != _meaning(other):
            yield f"{other.where}: {other.name!r} means something else in {first.where}"
        elif not _known_before(first, other):
            yield f"{other.where}: {other.name!r} stands in {first.where} already"


def _known_before(first: Case, other: Case) -> bool:
    """Whether the later one is fresh and in another file: its writers had not seen the first."""
    return split(other) == "fresh" and first.where.split("#")[0] != other.where.split("#")[0]


def _meaning(case: Case) -> list[tuple[dict[str, str], tuple[str, ...]]]:
    return [(dict(saying.fills), saying.acts) for saying in case.sayings]


def _plain(text: str) -> str:
    """A sentence as it is compared: capitals, outer blanks and the end mark tell nothing."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().rstrip(" .!").split())


def _unknown(saying: Saying, form: Form) -> Iterator[str]:
    for name, value in saying.fills.items():
        field = form.field(name)
        if field is None:
            yield f"no field {name!r}"
        else:
            yield from _no_options(field, value)
    for act in saying.acts:
        yield from _no_act(act, form)


def _no_options(field: Field, value: str) -> Iterator[str]:
    """Values that the field's list does not hold; a list that only suggests takes any text."""
    if not field.options or field.type == "combobox":
        return
    held = {option.value for option in field.options}
    yield from (f"{field.name} has no option {part!r}" for part in value.split("\n") if part not in held)


def _no_act(act: str, form: Form) -> Iterator[str]:
    verb, _, what = act.partition(" ")
    if act.startswith(_READ_PART):
        if act.removeprefix(_READ_PART) not in {*form.step_titles, *(field.section for field in form.fields)}:
            yield f"no part {act.removeprefix(_READ_PART)!r}"
    elif act.startswith(_ON_A_FIELD):
        if form.field(what) is None and what not in _NO_FIELD:
            yield f"no field {what!r}"
    elif verb == "press":
        if what not in {button.label for button in form.buttons}:
            yield f"no button {what!r}"
    elif verb == "step":
        if not (what.isdigit() and 1 <= int(what) <= form.steps):
            yield f"no step {what!r}"
    elif act not in _STANDING:
        yield f"no act {act!r}"


def _spread(screen: Console, every: Sequence[Case]) -> None:
    """How many cases there are, by form and split, style and region."""
    by_form: dict[str, Counter[str]] = defaultdict(Counter)
    for case in every:
        kind = "negative" if all(not s.fills and not s.acts for s in case.sayings) else "asks"
        by_form[case.form].update([split(case), f"style {case.tags.get('style', _UNTAGGED)}", kind])
        by_form[case.form].update([f"region {case.tags.get('region', 'standard')}"])
    columns = sorted({name for counts in by_form.values() for name in counts})
    table = Table(
        title=f"{len(every)} cases", title_justify="left", box=None, header_style="dim", pad_edge=False
    )
    table.add_column("")
    for form in by_form:
        table.add_column(form, justify="right")
    table.add_column("all", justify="right")
    for name in columns:
        counts = [by_form[form][name] for form in by_form]
        table.add_row(name, *(str(count) for count in counts), str(sum(counts)))
    screen.print(table)


def main() -> None:
    """Print counts and complaints."""
    screen = Console(highlight=False, width=None if sys.stdout.isatty() else 150)
    every = list(cases())
    _spread(screen, every)
    found = list(complaints(every, HERE / "sentences"))
    for line in found:
        screen.print(Text(line, style="red"))
    known = sum(_known_before(*pair) for pair in alike(every))
    screen.print(f"{len(found)} complaints; {known} fresh sentences stand in older files too")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
