"""An utterance as tokens, each known by its spelling, its toned form and its folded form.

Text comes written ("15/3/1990", "500tr", capitals, commas) or as a recogniser writes it (lower case,
numbers in words). Both become the same `Words`, which every reading works on.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, overload

from speak_to_input.vi.regional import standard

# A token is a run of letters and digits; the marks below may stand inside it (15/3/1990, a.b@c.vn,
# 1.500.000, BC-2026-001, T&T) but neither begin nor end it.
_TOKEN = re.compile(r"\+?[^\W_]+(?:[.,/\-_@:&'’+][^\W_]+)*%?|[@%#=+]", re.UNICODE)
# "An,căn": a comma between letters separates; between digits it is a decimal or grouping comma.
# "35tr/tháng", "18tr5/tháng", "300tr/12 tháng": a stroke between small-lettered words, before a unit of time and
# behind a sum separates; in codes and days it does not.
_COMMA_SPLIT = re.compile(
    r"(?<=[^\W\d_]),(?=[^\W_])|(?<=\d),(?=[^\W\d_])|(?<=[a-zà-ỹđ]{2})/(?=[a-zà-ỹđ]{3})"
    r"|(?<=\d)/(?=(?:th[aá]ng|n[aă]m|ng[aà]y|tu[aầ]n|qu[yý])\b)|(?<=\d(?:tr|tỷ|ty|tỉ|ti))/(?=\d)"
    r"|(?<=(?:tr|tỷ|ty|tỉ|ti)\d)/(?=\d)",
    re.UNICODE,
)
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
SHORT = {"ko": "không", "hok": "không"}
"""What people type for short; the text keeps its spelling."""
_SOUNDS_LIKE = {"z": "d", "f": "ph", "j": "gi"}
_TEEN = re.compile(
    r"([zfj])(?!ee|ea|ei|ou)(?=[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$)",
    re.IGNORECASE,
)
"""Letters that no Vietnamese syllable begins with, as people type them for their sound: "zo", "fòng"."""
_GLIDE_NUCLEI = {("o", "a"), ("o", "e"), ("u", "y")}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without tone and vowel marks, đ as d: "Đường" -> "duong"."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("đ", "d")


@lru_cache(maxsize=65536)
def tone(text: str) -> str:
    """Lower-case NFC with the tone mark in one place: "hoà", "hòa", decomposed -> "hòa".

    oa, oe and uy at the end of a syllable carry the mark on the first vowel (the older placement).
    """
    lowered = unicodedata.normalize("NFD", text.lower())
    out: list[str] = []
    mark_at = -1
    for char in lowered:
        if char in _TONES and len(out) >= 2 and mark_at < 0:
            mark_at = len(out)
        out.append(char)
    if mark_at >= 2 and mark_at == len(out) - 1:
        pair = (out[mark_at - 2], out[mark_at - 1])
        third = out[mark_at - 3] if mark_at >= 3 else ""
        if pair in _GLIDE_NUCLEI and not (pair[0] == "u" and third == "q"):
            out.insert(mark_at - 1, out.pop(mark_at))
    return unicodedata.normalize("NFC", "".join(out))


@lru_cache(maxsize=4096)
def _folded_forms(forms: tuple[str, ...] | frozenset[str]) -> frozenset[str]:
    return frozenset(fold(form) for form in forms)


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """One word or written figure of the utterance. Treated as a value; to make a frozen one takes thrice as long.

    `start` and `end` are character offsets into the original text; `mark` is the punctuation that
    stands between this token and the one before it ("" when only space does).
    """

    text: str
    toned: str
    folded: str
    start: int
    end: int
    mark: str = ""

    @property
    def has_digit(self) -> bool:
        """Whether it is written with figures."""
        return not self.text.isalpha() and any(c.isdigit() for c in self.text)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The tokens of one utterance and the text that they came from (NFC).

    Compared by identity, so that what readers find in an utterance is cheap to keep and to look up.
    """

    text: str
    tokens: tuple[Token, ...]
    accented: bool
    """False when the whole text carries no Vietnamese mark: then only folded forms can be compared."""
    notes: dict[object, Any] = field(default_factory=dict, repr=False)
    """What was found in it, by who found it; nothing that leads back to it."""

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        return self.tokens[at]

    def spelling(self, start: int, end: int) -> str:
        """The original spelling of tokens `start` to `end` (exclusive), inner punctuation kept."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def says(self, at: int, *forms: str) -> bool:
        """Whether the token at `at` is one of these words (given toned, lower case).

        Toned forms must match; when the utterance has no marks at all, folded forms do.
        """
        try:
            token = self.tokens[at]
        except IndexError:
            return False
        return at >= 0 and (
            token.toned in forms or (not self.accented and token.folded in _folded_forms(forms))
        )

    def says_any(self, at: int, forms: frozenset[str]) -> bool:
        """`says` of many words: to look one up in a set is cheaper than to pass and to compare them all."""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        return token.toned in forms or (not self.accented and token.folded in _folded_forms(forms))

    def holds(self, *forms: str) -> bool:
        """Whether one of these words stands anywhere: found once, for rules that look far for what is seldom said."""
        held: bool | None = self.notes.get(forms)
        if held is None:
            held = self.notes[forms] = any(self.says(at, *forms) for at in range(len(self.tokens)))
        return held

    def clause_begin(self, at: int) -> int:
        """The first token of the clause in which the one at `at` stands: a pause stands before it, or nothing."""
        begins: list[int] | None = self.notes.get("clause begins")
        if begins is None:
            begins = self.notes["clause begins"] = [0]
            for place, token in enumerate(self.tokens[1:], 1):
                begins.append(place if token.mark else begins[-1])
        return begins[min(at, len(begins) - 1)] if at > 0 else 0

    def clause_end(self, at: int) -> int:
        """The first token behind the one at `at` before which a pause stands; the end where there is none."""
        return next(
            (end for end in range(at + 1, len(self.tokens)) if self.tokens[end].mark), len(self.tokens)
        )

    def clauses(self) -> tuple[tuple[int, int], ...]:
        """First token and the one after of what stands between two pauses."""
        begins = (at for at, token in enumerate(self.tokens) if at == 0 or token.mark)
        return tuple(pairwise((*begins, len(self.tokens))))

    def writes(self, at: int, *forms: str) -> bool:
        """Whether the token at `at` is one of these words with its own marks: "may" is not "mấy"."""
        return 0 <= at < len(self.tokens) and self.tokens[at].toned in forms


def read_words(text: str) -> Words:
    """Cut a text into tokens.

    Takes: any text, NFC or NFD, either tone placement.
    "Vay 500tr, kỳ hạn 24 tháng" -> vay | 500tr | kỳ | hạn | 24 | tháng; "kỳ" has mark ",".
    """
    return Words(*cut(unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=256)
def cut(text: str) -> tuple[str, tuple[Token, ...], bool]:
    """The parts of its `Words`: every rule that changes a text reads it again, and most change none."""
    tokens: list[Token] = []
    last_end = 0
    for found in _TOKEN.finditer(text):
        piece_start, run = found.start(), found.group()
        for piece in (run,) if run.isalnum() else _COMMA_SPLIT.split(run):
            start = text.index(piece, piece_start)
            between = text[last_end:start]
            mark = "" if between == " " else "".join(between.split())
            end = start + len(piece)
            tokens.append(Token(piece, *_forms(piece), start, end, mark))
            last_end = piece_start = end
    accented = any(t.toned != t.folded and t.text.lower() not in SHORT for t in tokens)
    for at, word in standard([token.toned for token in tokens]).items():
        if at and tokens[at].text.istitle() and tokens[at].mark in ("", ","):
            continue  # "anh Giai" is a name
        tokens[at] = replace(tokens[at], toned=word, folded=fold(word))
    return text, tuple(tokens), accented


@lru_cache(maxsize=65536)
def _forms(piece: str) -> tuple[str, str]:
    """A word toned and folded, as it is spoken."""
    word = SHORT.get(piece.lower(), piece)
    if (typed := _TEEN.match(word)) is not None and "oo" not in word:
        word = _SOUNDS_LIKE[typed[1].lower()] + word[1:]
    return tone(word), fold(word)


def place_of(part: str, held: str) -> tuple[int, int] | None:
    """The characters of `held` at which the words of `part` stand; None where they stand nowhere, or more than once.

    Tones do not count. Takes: "nguyen hue", "82 Nguyễn Huệ". Gives: (3, 13).
    """
    tokens, wanted = read_words(held), [token.folded for token in read_words(part).tokens]
    folded = [token.folded for token in tokens.tokens]
    width = len(wanted)
    places = [at for at in range(len(folded) - width + 1) if folded[at : at + width] == wanted]
    if not wanted or len(places) != 1:
        return None
    return tokens.tokens[places[0]].start, tokens.tokens[places[0] + width - 1].end


def words_of(syllables: tuple[str, ...]) -> Words:
    """Toned words that were cut before, as an utterance of their own: much cheaper than to read them again."""
    tokens = tuple([token_of(syllable) for syllable in syllables])
    return Words(" ".join(syllables), tokens, any(t.toned != t.folded for t in tokens))


@lru_cache(maxsize=4096)
def token_of(toned: str) -> Token:
    """A word by itself; where it stands is not known."""
    return Token(toned, toned, fold(toned), 0, 0)
