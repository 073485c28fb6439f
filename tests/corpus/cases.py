"""Reads corpus files: sentences with what they mean on a form, in a shape that a banker can read.

    - say: vay 500 triệu kỳ hạn 24 tháng     # one utterance on an empty form
      fills: {loanAmount: "500000000", loanTerm: "24"}
    - say: xóa email
      acts: [clear email]
    - talk:                                  # several utterances, state carried over
        - {say: số điện thoại 0912345678, fills: {phoneNumber: "0912345678"}}
        - {say: "à không, là 0987654321", fills: {phoneNumber: "0987654321"}}
    - say: hôm nay trời đẹp quá
      acts: []                               # nothing may be done

`fills` are exactly the fields that are written, with the page's own values. `acts` are further acts:
"clear X", "attach X", "attach", "focus X", "read X", "read missing", "next", "back", "step 2", "submit",
"undo", "reset", "press LABEL", "ask" (a question comes back instead). Field names are those of
`forms/*.json`. `style` (written, recogniser, unaccented), `region` and `tag` are free words for reports;
`fails: why` marks a known failure.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import yaml

from speak_to_input.core.forms import Button, ButtonRole, Field, FieldType, Form, Option

HERE = Path(__file__).parent
Split = Literal["dev", "test", "fresh"]
_TEST_SHARE = 0.3
_FRESH = (".fresh.", ".round", ".stories", ".negatives", ".strange.")


@dataclass(frozen=True)
class Saying:
    """One utterance with what it must come to."""

    say: str
    fills: Mapping[str, str]
    acts: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One or more utterances in a row on one form that is empty at first."""

    form: str
    sayings: tuple[Saying, ...]
    where: str
    tags: Mapping[str, str] = field(default_factory=dict)
    fails: str = ""

    @property
    def name(self) -> str:
        """The sentences, as the test's name."""
        return " / ".join(saying.say for saying in self.sayings)


def cases(folder: Path = HERE / "sentences") -> Iterator[Case]:
    """Every case of every file; a file's name up to the first dot is the form's."""
    for path in sorted(folder.glob("*.yaml")):
        for number, entry in enumerate(read_yaml(path) or (), 1):
            yield _case(entry, path.name.split(".")[0], f"{path.name}#{number}")


def read_yaml(path: Path) -> Any:
    """What a YAML file holds, read by libyaml: the corpus takes a second so, eight without it."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _case(entry: Mapping[str, Any], form: str, where: str) -> Case:
    sayings = tuple(_saying(part) for part in entry.get("talk", (entry,)))
    tags = {key: str(entry[key]) for key in ("style", "region", "tag") if key in entry}
    return Case(entry.get("form", form), sayings, where, tags, entry.get("fails", ""))


def _saying(part: Mapping[str, Any]) -> Saying:
    fills = {name: str(value) for name, value in (part.get("fills") or {}).items()}
    return Saying(str(part["say"]), fills, tuple(part.get("acts") or ()))


def split(case: Case) -> Split:
    """Which cases rules are made from ("dev", about 70 %), and which only measure them.

    "test" is drawn by a hash of the sentences, so that a case stays where it is; "fresh" are the files
    `FORM.fresh.yaml`, `FORM.roundN.yaml`, `FORM.storiesN.yaml`, `FORM.negativesN.yaml` and `FORM.strange.yaml`,
    written by language-model sessions that had seen no result.
    """
    if any(part in case.where for part in _FRESH):
        return "fresh"
    drawn = sha256(unicodedata.normalize("NFC", case.name).casefold().encode()).digest()[0]
    return "test" if drawn < 256 * _TEST_SHARE else "dev"


def load_form(name: str) -> Form:
    """The snapshot of a form as it is right after opening (`forms/NAME.json`)."""
    return form_of(json.loads((HERE / "forms" / f"{name}.json").read_text(encoding="utf-8")))


def form_of(read: dict[str, Any]) -> Form:
    """A form from the JSON of its dataclass."""
    fields = tuple(_field(item) for item in read.pop("fields"))
    buttons = tuple(Button(**{**item, "role": ButtonRole(item["role"])}) for item in read.pop("buttons"))
    read |= {"step_titles": tuple(read["step_titles"]), "dialogs": ()}
    return Form(**read, fields=fields, buttons=buttons)


def _field(item: dict[str, Any]) -> Field:
    options = item.pop("options")
    return Field(
        **{**item, "type": FieldType(item["type"])},
        options=None if options is None else tuple(Option(**option) for option in options),
    )
