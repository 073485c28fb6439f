"""All that understanding needs: word lists, cues, names of fields, the five workflows."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import product
from math import prod
from pathlib import Path
from typing import TypeVar

from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.tables import Row, read_table
from speak_to_input.catalog.words import load_lexicon
from speak_to_input.catalog.workflows import workflows_in
from speak_to_input.core.answer_marks import AnswerMarks, Said
from speak_to_input.core.around_forms import ACTS as AROUND
from speak_to_input.core.asked.acts import ACTS
from speak_to_input.core.asked.grammar import Requests
from speak_to_input.core.choice_degrees import Degrees
from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.core.formulas import Formulas, Slot
from speak_to_input.core.glossary import Glossary
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.core.phrases import Phrases, spelled, syllables
from speak_to_input.core.quantities import Size, Units
from speak_to_input.core.senses import Senses
from speak_to_input.core.stories.tagger import StoryTagger
from speak_to_input.core.synonyms import Phrase, Synonyms
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.sounds import SoundIndex
from speak_to_input.vi.text import fold, tone

K = TypeVar("K", bound=StrEnum)


@lru_cache(maxsize=4)
def load_language(folder: Path | None = None, workflows: Path | None = None) -> Language:
    """Read everything that understanding needs once: word lists, cues, names of fields, the five workflows.

    Raises: ConfigurationError naming file and line of what is wrong.
    """
    folder = folder or data_folder("lexicon")
    lexicon = load_lexicon(folder)

    def phrases(name: str) -> Phrases[str]:
        rows = read_table(folder / f"{name}.tsv")
        return Phrases(spelled((p, row.needed(0), 1.0) for row in rows for p in row.phrases(1)))

    def roles(name: str) -> MarkedWords[str]:
        rows = read_table(folder / f"{name}.tsv")
        return MarkedWords((row.needed(0), said) for row in rows for said in row.said(1))

    cues = {cue.value: cue for cue in Cue}
    cue_rows = read_table(folder / "cues.tsv")

    def synonyms(name: str, narrower: str) -> Synonyms:
        rows = read_table(folder / f"{narrower}.tsv")
        sets = _sets(rows)
        return Synonyms(
            (tuple(map(syllables, row.phrases(0))) for row in read_table(folder / f"{name}.tsv")),
            (
                (
                    tuple(map(syllables, row.said(0))),
                    tuple(syllables(way) for said in row.said(1) for way in _ways(row, said, sets)),
                )
                for row in rows
                if row.needed(0) not in sets
            ),
        )

    fillers = frozenset(tone(p) for row in read_table(folder / "fillers.tsv") for p in row.phrases(0))
    rows = read_table(folder / "formulas.tsv")
    sets = _sets(rows)
    formulas = ((row.one_of(0, cues), _slots(row, sets)) for row in rows if row.needed(0) not in sets)
    measures, sounds = phrases("measures"), SoundIndex(lexicon.sounds)
    asked, around = read_table(folder / "asked.tsv"), read_table(folder / "session.tsv")
    return Language(
        lexicon=lexicon,
        cues=Phrases(
            spelled((p, row.one_of(0, cues), 1.0) for row in cue_rows for p in row.phrases(1)),
            sounds,
        ),
        formulas=Formulas(formulas, fillers, sounds),
        requests=_requests(asked, _sets(asked), lexicon, ACTS),
        session=_requests(around, {**_sets(asked), **_sets(around)}, lexicon, AROUND),
        kind_words=phrases("field_kinds"),
        synonyms=synonyms("synonyms", "fields_said"),
        sides=Synonyms(
            tuple(map(syllables, (*row.said(0), *row.said(1)))) for row in read_table(folder / "sides.tsv")
        ),
        option_synonyms=synonyms("option_synonyms", "choices_said"),
        senses=_senses(read_table(folder / "senses.tsv")),
        degrees=_degrees(read_table(folder / "degrees.tsv")),
        english=Glossary(
            # forms in English write a town without its marks: "Cau Giay"
            (syllables(key(row.needed(0))), tuple(map(syllables, row.said(said))))
            for name, key, said in (("provinces", fold, 0), ("districts", fold, 0), ("english", str, 1))
            for row in read_table(folder / f"{name}.tsv")
            if said or " " in row.needed(0)
        ),
        measures=measures,
        units=Units(measures, _sizes(read_table(folder / "measures.tsv"))),
        date_leans=phrases("date_leans"),
        particles=fillers,
        marks=Marks(_marked(Mark, *(folder / f"{name}.tsv" for name in _MARKS))),
        answers=AnswerMarks(_marked(Said, folder / "answers.tsv")),
        work=roles("work_told"),
        deeds=roles("doers"),
        counting=roles("counting"),
        story_fields=roles("story_fields"),
        story_words=roles("story_words"),
        stories=StoryTagger(_story_weights(folder / "stories.tsv.gz")),
        people=roles("people"),
        label_marks=roles("label_marks"),
        person_roles=roles("person_roles"),
        workflows=workflows_in(workflows or data_folder("workflows")),
        confidence=_weights(folder / "confidence.tsv"),
        addressing=_weights(folder / "addressing.tsv"),
    )


def _senses(rows: Iterable[Row]) -> Senses:
    """What means the same in the words of choices."""
    told: dict[str, list[tuple[Phrase, ...]]] = {"no": [], "verb": [], "same": []}
    for row in rows:
        row.one_of(0, told).append(tuple(map(syllables, row.said(1))))
    return Senses(told["no"], told["verb"], told["same"])


def _degrees(rows: Iterable[Row]) -> Degrees:
    told = [(row.needed(0), tuple(map(syllables, row.said(1)))) for row in rows]
    return Degrees(dict(told), (words for role, words in told if role == "opposite"))


def _weights(path: Path) -> dict[str, float]:
    return {row.needed(0): row.number(1) for row in read_table(path)}


def _story_weights(path: Path) -> dict[tuple[str, str], float]:
    """By feature and tag: "B problem 0.31 | I note -0.2"."""
    weights = {}
    for row in read_table(path):
        for told in row.said(1):
            tag, _, weight = told.rpartition(" ")
            try:
                weights[row.needed(0), tag] = float(weight)
            except ValueError:
                row.broken(f"{told!r} is no tag with its weight")
    return weights


_MARKS = ("corrections", "copying", "requests", "asides")


def _marked(kinds: type[K], *tables: Path) -> Iterator[tuple[K, str]]:
    """Every word or phrase with what it does."""
    marks = {mark.value: mark for mark in kinds}
    for row in (row for table in tables for row in read_table(table)):
        mark = row.one_of(0, marks)
        yield from ((mark, said) for said in row.said(1))


def _sets(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """The named sets of phrases ("@page") that the places of formulas share."""
    return {row.needed(0): row.phrases(1) for row in rows if row.needed(0).startswith("@")}


def _ways(row: Row, said: str, sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The phrase with each of its named sets written out, "@buy @car"; one that begins with "?" may be left out."""
    if "@" not in said:
        yield said
        return
    places = []
    for part in said.split():
        name = part.removeprefix("?")
        if name.startswith("@") and name not in sets:
            row.broken(f"no set of phrases is called {name}")
        places.append((*sets.get(name, (name,)), *(("",) if part != name else ())))
    if prod(map(len, places)) > _MOST_WAYS:
        row.broken(f"{said!r} is said in more than {_MOST_WAYS} ways")
    yield from (" ".join(way) for way in product(*places))


_MOST_WAYS = 2000


def _slots(row: Row, sets: Mapping[str, tuple[str, ...]]) -> tuple[Slot, ...]:
    """The places of a formula; one that begins with "?" may be left out."""
    cells = row.cells[1:]
    if not any(cell and not cell.startswith("?") for cell in cells):
        row.broken("a formula needs a place that may not be left out")
    return tuple(Slot(_phrases(row, cell.removeprefix("?"), sets), cell.startswith("?")) for cell in cells)


def _phrases(row: Row, cell: str, sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a place is taken by, each phrase once, the named sets written out."""
    told = [part.strip() for part in cell.split("|")]
    unknown = [part for part in told if part.startswith("@") and part not in sets]
    if unknown:
        row.broken(f"no set of phrases is called {unknown[0]}")
    return tuple(dict.fromkeys(phrase for part in told for phrase in sets.get(part, (part,))))


def _requests(
    rows: Iterable[Row], sets: Mapping[str, tuple[str, ...]], lexicon: Lexicon, known: Collection[str]
) -> Requests:
    acts = {act: act for act in known}
    patterns = ((row.one_of(0, acts), _slots(row, sets)) for row in rows if row.needed(0) not in sets)
    closing = sets["@closing"]
    idle = {*sets["@idle"], *sets["@person"], *lexicon.particles.listed} - {*closing}
    return Requests(patterns, idle, closing)


def _sizes(rows: tuple[Row, ...]) -> dict[str, Size]:
    return {row.needed(0): Size(row.text(2), Decimal(str(row.number(3)))) for row in rows if row.text(2)}
