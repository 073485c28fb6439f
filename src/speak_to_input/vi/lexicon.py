"""What the readers know about Vietnamese words: names, letters, places, banks, signs, sounds.

Only the shapes are here; `catalog.words` fills them from lexicon/*.tsv.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from speak_to_input.vi.phrases import Phrases, Weights
from speak_to_input.vi.said_figures import digit_at
from speak_to_input.vi.sounds import SoundTable
from speak_to_input.vi.text import Words


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter by one of its names; `sure` says how clearly the name means a letter (0 to 1)."""

    letter: str
    """Upper case."""
    sure: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A spoken sign; `sign` is "" for words that say nothing ("viết liền")."""

    sign: str
    in_email: bool
    in_code: bool


@dataclass(frozen=True, slots=True)
class MailDomain:
    """A mail provider: `name` as in the address, `whole` when nothing follows ("" = unknown)."""

    name: str
    whole: str


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank: everyday name ("Vietcombank"), abbreviation ("VCB"), registered name without "Ngân hàng"."""

    name: str
    short: str
    registered: str
    spoken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A province, district or ward; `level` as in `AddressUnit`, `written` is how to spell this form."""

    name: str
    written: str
    level: int
    current: bool = True
    """Whether it is in the list that holds since July 2025."""


@dataclass(frozen=True, slots=True)
class AddressUnit:
    """A word that begins a part of an address.

    `level`: 1 number or building, 2 lane, 3 street, 4 hamlet, 5 ward, 6 district, 7 province.
    """

    written: str
    level: int
    takes_number: bool
    takes_name: bool


@dataclass(frozen=True, slots=True)
class CompanyWord:
    """Part of a company's name; `place` is "head", "form" or "trade"."""

    written: str
    place: str


@dataclass(frozen=True, slots=True)
class Brand:
    """A company known by one word or by letters."""

    written: str
    sure: float


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All word lists together. Compared by identity, so it may be a cache key."""

    family_names: Phrases[float]
    middle_names: Weights
    given_names: Weights
    titles: Phrases[str]
    particles: Phrases[str]
    addressees: frozenset[str]
    """Whom a speaker turns to: "con", "chú"; toned."""
    boundaries: Phrases[float]
    """Words and phrases at which a name, a company or an address ends: 1 always, 0.5 mostly."""
    name_ends: Phrases[str]
    """Further ones at which the name of a person ends."""
    place_ends: Phrases[str]
    """Further ones at which the name of a street or a place ends."""
    letters: Phrases[Letter]
    letter_keywords: Mapping[str, frozenset[str]]
    """Upper-case letter -> words said after it ("b bò"), toned."""
    marks: Phrases[Mark]
    mail_domains: Phrases[MailDomain]
    top_domains: Phrases[str]
    banks: tuple[Bank, ...]
    bank_names: Phrases[Bank]
    provinces: Phrases[Place]
    districts: Phrases[Place]
    wards: Phrases[Place]
    streets: Phrases[str]
    """Whose names begin with a word that means something else."""
    address_units: Phrases[AddressUnit]
    company_words: Phrases[CompanyWord]
    brands: Phrases[Brand]
    position_heads: Phrases[str]
    """What a job title may begin with."""
    position_more: Phrases[str]
    """What may follow in a job title."""
    position_fields: Phrases[str]
    """What a field for job titles is called."""
    occupations: Phrases[str]
    """What people do for a living: a phrase with its place, "whole", "head", "deed" or "lead"."""
    occupation_fields: Phrases[str]
    """What a field for occupations is called."""
    goods: Phrases[str]
    """What a thing that is bought or sent may begin with: a phrase with its place, "head" or "lead"."""
    goods_fields: Phrases[str]
    """What a field for such a thing is called."""
    countries: Phrases[str]
    """What countries are called."""
    web_fields: Phrases[str]
    """What a field for the address of a page is called."""
    whole_words: Phrases[str]
    """Words of several syllables that mean something by themselves: "tín dụng"."""
    sounds: SoundTable

    def boundary(self, words: Words, at: int) -> float:
        """How surely a name, a company or an address is over before token `at`.

        Gives: 0 not at all, 0.5 perhaps, 1 a word that says so, 2 a whole phrase that says so.
        """
        if not self.boundaries.begins(words.tokens[at], words.accented):
            return 0.0
        return _boundary(words, at, self)

    def name_boundary(self, words: Words, at: int) -> float:
        """As `boundary`, for the name of a person: it is over before a particle, too ("… hoài nha bây").

        A particle that is a name as well ("hà") ends none.
        """
        token = words.tokens[at]
        if words.says(at, *_NUMBERED) and digit_at(words, at + 1):
            return 2.0  # "Ngô Văn Đực | tổ bốn"
        named = self.given_names.of(token, words.accented)
        further = [
            2.0 if found.end > at + 1 else 1.0
            for ends in ((self.name_ends,) if named else (self.name_ends, self.particles))
            if ends.begins(token, words.accented)
            for found in ends.at(words, at)
        ]
        return max(self.boundary(words, at), *further, 0.0)


_NUMBERED = ("tổ", "lớp", "khối", "khóa", "khoá", "ấp", "thôn", "xóm", "ngõ", "ngách", "hẻm", "kiệt", "tầng", "căn",
             "phòng", "toa", "ghế", "làn")  # fmt: skip
"""Nouns that a number follows: nobody's name goes on with them then."""


@lru_cache(maxsize=1024)
def _boundary(words: Words, at: int, lexicon: Lexicon) -> float:
    return max(
        (f.entry * (2.0 if f.end > at + 1 else 1.0) for f in lexicon.boundaries.at(words, at)), default=0.0
    )
