"""The only reader of the data files in lexicon/ and workflows/."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NoReturn, TypeVar

import yaml

from speak_to_input.core.formulas import Formulas, Slot
from speak_to_input.core.glossary import Glossary
from speak_to_input.core.hearing.manners import Manner, Manners
from speak_to_input.core.hearing.rejection import Invented
from speak_to_input.core.language import Cue, Language, Workflow
from speak_to_input.core.phrases import Phrases as FormPhrases
from speak_to_input.core.phrases import spelled, syllables
from speak_to_input.core.quantities import Size, Units
from speak_to_input.core.synonyms import Synonyms
from speak_to_input.errors import ConfigurationError
from speak_to_input.vi.lexicon import (
    AddressUnit,
    Bank,
    Brand,
    CompanyWord,
    Letter,
    Lexicon,
    MailDomain,
    Mark,
    Place,
)
from speak_to_input.vi.phrases import Phrases, Weights
from speak_to_input.vi.pronounced import Pronounced, is_syllable
from speak_to_input.vi.sounds import SoundIndex, SoundTable
from speak_to_input.vi.text import tone

T = TypeVar("T")

_WORD = {word: word for word in ("head", "form", "trade", "tỉnh", "thành phố", "middle", "given", "both")}
_TITLE_PARTS = {"head": "head", "unit": "head", "more": "more", "field": "field"}
_WORK_PARTS = {part: part for part in ("whole", "head", "deed", "piece", "lead", "field")}
_SOUND_PARTS = {part: part for part in ("onset", "glide", "nucleus", "coda", "rhyme", "tone", "word")}
_STRENGTHS = {"hard": 1.0, "soft": 0.5}
_FOLLOWERS = {"number": (True, False), "name": (False, True), "both": (True, True)}
_LEVELS = {str(level): level for level in range(1, 8)}
_ERAS = {"old": False, "new": True, "both": True}
_MARK_PLACES = {"email": (True, False), "code": (False, True), "both": (True, True)}


def data_folder(name: str) -> Path:
    """Where a data folder ("lexicon", "workflows") lies: inside an installed wheel, else in the checkout.

    Raises: ConfigurationError when it is in neither place.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "data" / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise ConfigurationError(
        f"The data folder {name!r} is missing.",
        hint="Install the package again, or run from a whole checkout.",
    )


def built_web() -> Path | None:
    """Where the built web application lies, if it was built: inside an installed wheel, else in the checkout."""
    package = Path(__file__).resolve().parent
    folders = (package / "data" / "web", package.parents[1] / "web" / "dist")
    return next((folder for folder in folders if (folder / "index.html").is_file()), None)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells and where it stands."""

    path: Path
    line: int
    cells: tuple[str, ...]

    def text(self, column: int) -> str:
        """A cell; "" when it is empty or left out at the end."""
        return self.cells[column] if column < len(self.cells) else ""

    def needed(self, column: int) -> str:
        """A cell that may not be empty."""
        return self.text(column) or self.broken(f"column {column + 1} is empty")

    def phrases(self, column: int) -> tuple[str, ...]:
        """A cell of phrases separated by "|"."""
        return tuple(p for p in (part.strip() for part in self.text(column).split("|")) if p)

    def said(self, column: int) -> tuple[str, ...]:
        """A cell of one or more phrases that hold a word at least."""
        phrases = self.phrases(column)
        if not phrases or not all(any(c.isalnum() or c == "@" for c in phrase) for phrase in phrases):
            self.broken(f"column {column + 1} needs phrases that can be said")
        return phrases

    def number(self, column: int) -> float:
        """A cell that holds a number."""
        try:
            return float(self.needed(column))
        except ValueError:
            self.broken(f"column {column + 1} needs a number")

    def share(self, column: int) -> float:
        """A cell that holds a number from 0 to 1."""
        try:
            value = float(self.needed(column))
        except ValueError:
            value = -1.0
        return (
            value if 0.0 <= value <= 1.0 else self.broken(f"{self.text(column)!r} is no number from 0 to 1")
        )

    def one_of(self, column: int, choices: Mapping[str, T]) -> T:
        """A cell that holds one of these words."""
        word = self.needed(column)
        return choices[word] if word in choices else self.broken(f"{word!r} is none of {', '.join(choices)}")

    def broken(self, why: str) -> NoReturn:
        """Refuse this line."""
        raise ConfigurationError(f"{self.path}, line {self.line}: {why}.", hint="Mend or remove that line.")


def read_table(path: Path) -> tuple[Row, ...]:
    """The lines of a tab-separated table; comment lines begin with "#".

    Raises: ConfigurationError when the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as cause:
        raise ConfigurationError(f"{path} cannot be read: {cause}.") from cause
    return tuple(
        Row(path, number, tuple(cell.strip() for cell in line.split("\t")))
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )


def _places(folder: Path) -> tuple[Phrases[Place], Phrases[Place], Phrases[Place]]:
    provinces: list[tuple[str, Place]] = []
    for row in read_table(folder / "provinces.tsv"):
        name, current = row.needed(0), row.one_of(2, _ERAS)
        provinces.append((name, Place(name, name, 7, current)))
        provinces += [(form, Place(name, form, 7, current)) for form in row.phrases(3)]
    districts = [row.needed(0) for row in read_table(folder / "districts.tsv")]
    wards = [row.needed(0) for row in read_table(folder / "wards.tsv")]
    return (
        Phrases(provinces, bare=True),
        Phrases([(name, Place(name, name, 6, current=False)) for name in districts], bare=True),
        Phrases([(name, Place(name, name, 5)) for name in wards]),
    )


def _particles(rows: tuple[Row, ...], addressees: tuple[Row, ...]) -> Iterator[str]:
    """Every particle alone, and with the person spoken to where one may follow."""
    for row in rows:
        said = row.needed(0)
        yield said
        if row.text(1) == "to":
            yield from (
                f"{said} {whom.needed(0)}" for whom in addressees if said in (whom.phrases(1) or (said,))
            )


def _name_ends(rows: Callable[[str], tuple[Row, ...]]) -> Iterator[str]:
    """What ends a person's name: listed words, and the person spoken to before a particle ("… Hiền con nờ")."""
    given = {tone(row.said(0)[0]) for row in rows("name_syllables") if row.one_of(1, _WORD) != "middle"}
    yield from (row.needed(0) for row in rows("name_ends"))
    for whom in {tone(row.needed(0)) for row in rows("addressees")} - given:
        yield from (f"{whom} {row.needed(0)}" for row in rows("particles") if row.text(1) == "to")


def _bank(row: Row) -> Bank:
    return Bank(row.needed(0), row.needed(1), row.needed(2), row.said(3))


def _sounds(rows: tuple[Row, ...]) -> SoundTable:
    costs: dict[tuple[str, str, str], float] = {}
    for row in rows:
        part, one, other, cost = row.one_of(0, _SOUND_PARTS), row.needed(1), row.needed(2), row.share(3)
        if part == "word":
            one, other = tone(one), tone(other)
        costs[part, one, other] = costs[part, other, one] = cost
    return SoundTable(costs)


@lru_cache(maxsize=4)
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read all word lists once.

    Takes: the folder of the tables; the one that came with the program when left out.
    Raises: ConfigurationError naming file and line of what is wrong.
    """
    folder = folder or data_folder("lexicon")

    def rows(name: str) -> tuple[Row, ...]:
        return read_table(folder / f"{name}.tsv")

    def phrases(name: str) -> Phrases[str]:
        return Phrases((row.needed(0), row.needed(0)) for row in rows(name))

    syllables = [(row.said(0)[0], row.one_of(1, _WORD), row.share(2)) for row in rows("name_syllables")]
    positions = [(row.one_of(0, _TITLE_PARTS), name) for row in rows("positions") for name in row.said(1)]
    works = [(row.one_of(0, _WORK_PARTS), name) for row in rows("occupations") for name in row.said(1)]
    goods = [(row.one_of(0, _WORK_PARTS), name) for row in rows("goods") for name in row.said(1)]
    banks = tuple(_bank(row) for row in rows("banks"))
    provinces, districts, wards = _places(folder)
    return Lexicon(
        family_names=Phrases(((row.needed(0), row.share(1)) for row in rows("family_names")), bare=True),
        middle_names=Weights((word, share) for word, place, share in syllables if place != "given"),
        given_names=Weights((word, share) for word, place, share in syllables if place != "middle"),
        titles=phrases("titles"),
        particles=Phrases((said, said) for said in _particles(rows("particles"), rows("addressees"))),
        addressees=frozenset(tone(row.needed(0)) for row in rows("addressees")),
        boundaries=Phrases((row.needed(0), row.one_of(1, _STRENGTHS)) for row in rows("boundaries")),
        name_ends=Phrases((said, said) for said in _name_ends(rows)),
        letters=Phrases(
            (name, Letter(row.needed(0), row.share(2))) for row in rows("letters") for name in row.said(1)
        ),
        letter_keywords={
            row.needed(0): frozenset(tone(word) for word in row.said(1)) for row in rows("letter_keywords")
        },
        marks=Phrases(
            (name, Mark(row.text(0), *row.one_of(1, _MARK_PLACES)))
            for row in rows("marks")
            for name in row.said(2)
        ),
        mail_domains=Phrases(
            (name, MailDomain(row.needed(0), row.text(1)))
            for row in rows("email_domains")
            for name in row.said(2)
        ),
        top_domains=Phrases((name, row.needed(0)) for row in rows("top_domains") for name in row.said(1)),
        banks=banks,
        bank_names=Phrases(((name, bank) for bank in banks for name in bank.spoken), bare=True),
        provinces=provinces,
        districts=districts,
        wards=wards,
        address_units=Phrases(
            (name, AddressUnit(row.needed(0), row.one_of(1, _LEVELS), *row.one_of(2, _FOLLOWERS)))
            for row in rows("address_units")
            for name in row.said(3)
        ),
        company_words=Phrases(
            (name, CompanyWord(row.needed(0), row.one_of(1, _WORD)))
            for row in rows("company_forms")
            for name in row.said(2)
        ),
        brands=Phrases(
            (name, Brand(row.needed(0), row.share(2))) for row in rows("brands") for name in row.said(1)
        ),
        position_heads=Phrases((name, name) for part, name in positions if part == "head"),
        position_more=Phrases((name, name) for part, name in positions if part == "more"),
        position_fields=Phrases((name, name) for part, name in positions if part == "field"),
        occupations=Phrases((name, part) for part, name in works if part != "field"),
        occupation_fields=Phrases((name, name) for part, name in works if part == "field"),
        goods=Phrases((name, part) for part, name in goods if part != "field"),
        goods_fields=Phrases((name, name) for part, name in goods if part == "field"),
        sounds=_sounds(rows("confusions")),
    )


@lru_cache(maxsize=4)
def load_pronounced(folder: Path | None = None) -> Pronounced:
    """Read how words are said in answers: the list of its own, and names of banks, firms and mail providers.

    Raises: ConfigurationError naming file and line of what is wrong.
    """
    folder = folder or data_folder("lexicon")

    def listed(name: str, column: int) -> dict[str, str]:
        """The first form of each row that can be sounded, where the written one cannot."""
        rows = ((row.needed(0), row.said(column)) for row in read_table(folder / f"{name}.tsv"))
        sounded = ((written, next(filter(_sounded, forms), "")) for written, forms in rows)
        return {written: said for written, said in sounded if said and not _sounded(written)}

    def own(name: str) -> dict[str, str]:
        return {row.needed(0): row.said(1)[0] for row in read_table(folder / f"{name}.tsv")}

    return Pronounced(
        {**listed("brands", 1), **listed("banks", 3), **own("spoken_words")},
        own("spoken_units"),
        {**listed("top_domains", 1), **listed("email_domains", 2)},
    )


def _sounded(words: str) -> bool:
    """Whether every word can be read as a Vietnamese syllable."""
    return all(map(is_syllable, words.split()))


@lru_cache(maxsize=4)
def load_language(folder: Path | None = None, workflows: Path | None = None) -> Language:
    """Read everything that understanding needs once: word lists, cues, names of fields, the five workflows.

    Raises: ConfigurationError naming file and line of what is wrong.
    """
    folder = folder or data_folder("lexicon")
    lexicon = load_lexicon(folder)

    def phrases(name: str) -> FormPhrases[str]:
        rows = read_table(folder / f"{name}.tsv")
        return FormPhrases(spelled((p, row.needed(0), 1.0) for row in rows for p in row.phrases(1)))

    cues = {cue.value: cue for cue in Cue}
    cue_rows = read_table(folder / "cues.tsv")

    def synonyms(name: str, narrower: str) -> Synonyms:
        return Synonyms(
            (tuple(map(syllables, row.phrases(0))) for row in read_table(folder / f"{name}.tsv")),
            (
                (tuple(map(syllables, row.said(0))), tuple(map(syllables, row.said(1))))
                for row in read_table(folder / f"{narrower}.tsv")
            ),
        )

    fillers = frozenset(tone(p) for row in read_table(folder / "fillers.tsv") for p in row.phrases(0))
    formulas = ((row.one_of(0, cues), _slots(row)) for row in read_table(folder / "formulas.tsv"))
    measures, sounds = phrases("measures"), SoundIndex(lexicon.sounds)
    return Language(
        lexicon=lexicon,
        cues=FormPhrases(
            spelled((p, row.one_of(0, cues), 1.0) for row in cue_rows for p in row.phrases(1)),
            sounds,
        ),
        formulas=Formulas(formulas, fillers, sounds),
        kind_words=phrases("field_kinds"),
        synonyms=synonyms("synonyms", "fields_said"),
        sides=Synonyms(
            tuple(map(syllables, (*row.said(0), *row.said(1)))) for row in read_table(folder / "sides.tsv")
        ),
        option_synonyms=synonyms("option_synonyms", "choices_said"),
        english=Glossary(
            (syllables(row.needed(0)), tuple(map(syllables, row.said(1))))
            for row in read_table(folder / "english.tsv")
        ),
        measures=measures,
        units=Units(measures, _sizes(read_table(folder / "measures.tsv"))),
        date_leans=phrases("date_leans"),
        particles=fillers,
        workflows=_workflows(workflows or data_folder("workflows")),
        confidence=_weights(folder / "confidence.tsv"),
        addressing=_weights(folder / "addressing.tsv"),
    )


def _weights(path: Path) -> dict[str, float]:
    return {row.needed(0): row.number(1) for row in read_table(path)}


def _slots(row: Row) -> tuple[Slot, ...]:
    """The places of a formula; one that begins with "?" may be left out."""
    cells = row.cells[1:]
    if not any(cell and not cell.startswith("?") for cell in cells):
        row.broken("a formula needs a place that may not be left out")
    return tuple(
        Slot(tuple(p.strip() for p in cell.removeprefix("?").split("|")), cell.startswith("?"))
        for cell in cells
    )


def _sizes(rows: tuple[Row, ...]) -> dict[str, Size]:
    return {row.needed(0): Size(row.text(2), Decimal(str(row.number(3)))) for row in rows if row.text(2)}


def load_manners() -> Manners:
    """What is said to the voice itself. Raises: ConfigurationError."""
    folder = data_folder("lexicon")
    names = {manner.value: manner for manner in Manner}
    rows = [
        (row.one_of(0, names), phrase)
        for row in read_table(folder / "manners.tsv")
        for phrase in row.phrases(1)
    ]
    return Manners.of(rows)


def load_invented() -> Invented:
    """Phrases that recognisers make up on silence. Raises: ConfigurationError."""
    return Invented.of([row.needed(0) for row in read_table(data_folder("lexicon") / "invented.tsv")])


def _workflows(folder: Path) -> tuple[Workflow, ...]:
    placed = sorted(map(_workflow, folder.glob("*.yaml")), key=itemgetter(0))
    return tuple(flow for _, flow in placed)


def _workflow(path: Path) -> tuple[int, Workflow]:
    """A workflow with its place in the list that people are offered."""
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        return int(read["place"]), Workflow(
            type=path.stem,
            title=read["title"],
            names=tuple(read["names"]),
            aliases={field: tuple(names) for field, names in (read.get("aliases") or {}).items()},
            option_aliases={
                field: {value: tuple(names) for value, names in options.items()}
                for field, options in (read.get("options") or {}).items()
            },
        )
    except (OSError, yaml.YAMLError, KeyError, AttributeError, TypeError, ValueError) as cause:
        raise ConfigurationError(
            f"{path} is no workflow: {cause}.", hint="Compare it with loan.yaml."
        ) from cause
