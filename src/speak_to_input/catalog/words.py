"""The word lists that readings work with: names, places, banks, letters, goods."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from speak_to_input.catalog.folders import data_folder
from speak_to_input.catalog.places import places_of
from speak_to_input.catalog.sounding import sounds_of
from speak_to_input.catalog.tables import Row, read_table
from speak_to_input.vi.lexicon import (
    AddressUnit,
    Bank,
    Brand,
    CompanyWord,
    Letter,
    Lexicon,
    MailDomain,
    Mark,
)
from speak_to_input.vi.phrases import Phrases, Weights
from speak_to_input.vi.text import tone

_WORD = {word: word for word in ("head", "form", "trade", "tỉnh", "thành phố", "middle", "given", "both")}
_TITLE_PARTS = {"head": "head", "unit": "head", "level": "level", "more": "more", "field": "field"}
_WORK_PARTS = {part: part for part in ("whole", "head", "deed", "piece", "lead", "field")}
_WORD_OF_WORK = 2
"""Syllables: longer ones are several words, of which each may be said otherwise, "quản lý rủi ro"."""
_STRENGTHS = {"hard": 1.0, "soft": 0.5}
_FOLLOWERS = {"number": (True, False), "name": (False, True), "both": (True, True)}
_LEVELS = {str(level): level for level in range(1, 8)}
_MARK_PLACES = {"email": (True, False), "code": (False, True), "both": (True, True)}


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
    """A bank; "bank" at the end of what it is called is written in several ways: "xa com banh", "xa com bank"."""
    heard = (
        f"{said.rsplit(' ', 1)[0]} {end}"
        for said in row.said(3)
        if said.endswith((" banh", " bank"))
        for end in _BANK_HEARD
    )
    return Bank(row.needed(0), row.needed(1), row.needed(2), tuple(dict.fromkeys((*row.said(3), *heard))))


_BANK_HEARD = ("banh", "bank", "băng", "benh", "bánh")


def _whole_words(rows: tuple[Row, ...], positions: list[tuple[str, str]]) -> Iterator[str]:
    """Words of several syllables by themselves: those listed, and the areas of work that job titles name."""
    listed = (name for row in rows for name in row.said(0))
    areas = (name for part, name in positions if part == "more" and len(name.split()) == _WORD_OF_WORK)
    yield from (name for name in (*listed, *areas) if " " in name)


def _heads(positions: list[tuple[str, str]]) -> Iterator[str]:
    """Words with which a job title begins: "data analyst", and with a level before it, "senior data analyst"."""
    levels = [name for part, name in positions if part == "level"]
    for head in (name for part, name in positions if part == "head"):
        yield head
        yield from (f"{level} {head}" for level in levels)


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
    provinces, districts, wards = places_of(folder)
    return Lexicon(
        family_names=Phrases(((row.needed(0), row.share(1)) for row in rows("family_names")), bare=True),
        middle_names=Weights((word, share) for word, place, share in syllables if place != "given"),
        given_names=Weights((word, share) for word, place, share in syllables if place != "middle"),
        titles=phrases("titles"),
        particles=Phrases((said, said) for said in _particles(rows("particles"), rows("addressees"))),
        addressees=frozenset(tone(row.needed(0)) for row in rows("addressees")),
        boundaries=Phrases((row.needed(0), row.one_of(1, _STRENGTHS)) for row in rows("boundaries")),
        place_ends=Phrases((row.needed(0), row.needed(0)) for row in rows("place_ends")),
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
        streets=Phrases([(row.needed(0), row.needed(0)) for row in read_table(folder / "streets.tsv")]),
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
        position_heads=Phrases((name, name) for name in _heads(positions)),
        position_more=Phrases((name, name) for part, name in positions if part == "more"),
        position_fields=Phrases((name, name) for part, name in positions if part == "field"),
        occupations=Phrases((name, part) for part, name in works if part != "field"),
        occupation_fields=Phrases((name, name) for part, name in works if part == "field"),
        goods=Phrases((name, part) for part, name in goods if part != "field"),
        countries=Phrases((name, name) for row in rows("countries") for name in row.said(0)),
        web_fields=Phrases((name, name) for row in rows("web_fields") for name in row.said(0)),
        goods_fields=Phrases((name, name) for part, name in goods if part == "field"),
        whole_words=Phrases((name, name) for name in _whole_words(rows("whole_words"), positions)),
        sounds=sounds_of(rows("confusions")),
    )
