"""What a field may be called: its label, its developer's name, synonyms, and parts of them.

A person rarely says a label whole: "Số Tiền Vay (VNĐ)" is "số tiền", "tiền vay" or "vay". Every part gets
a strength by how much of the label it tells, where words that many labels share tell little.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from speak_to_input.core.glossary import Glossary
from speak_to_input.core.kinds import FieldKind, name_words
from speak_to_input.core.label_things import (
    HALVES,
    THINGS,
    TIMES,
    beside,
    called_by_thing,
    head_of_all,
    numbers_for_short,
    things_beside,
    why,
)
from speak_to_input.core.phrases import Phrases, syllables
from speak_to_input.core.question_labels import asked_for, named_beside
from speak_to_input.core.said_units import units_said
from speak_to_input.core.short_labels import pairs_of, spelled_out, tears
from speak_to_input.core.strengths import Strengths
from speak_to_input.core.synonyms import Phrase, Synonyms
from speak_to_input.vi.speak_numbers import speak_number
from speak_to_input.vi.syllables import split_syllable

_LABELS_KEPT = 256
"""A label is looked at for its field's name, for how rare its words are and for its sort, in turn."""
_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]")
_SHORT_BESIDE = re.compile(r"\((?!VN|USD|EUR|JPY|KG|KM|CM|KW|GB|MB)([A-Z]{2,6})\)")
"""The abbreviation beside a name: "Mã KH (CIF)" is "mã CIF", and "CIF"."""
_SPOKEN_TO = re.compile(r"\b(anh|ông|cô|chú|em)\s*/\s*(chị|bà|bác|bạn|cô)\b", re.IGNORECASE)
"""Who is spoken to is one, and no two names of a field: "Anh/chị cần in gì?"."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
"""Within a word, where people pause or not: "Check-in", "E-mail"."""
FIGURES = re.compile(r"(?<![\w.,/-])[0-9]{1,3}(?![\w./-]|,[0-9])")
"""A number that is said in words: "Xe 7 chỗ" is "xe bảy chỗ"."""
_FIGURES_JOINED = re.compile(r"(?<!\S)([0-9])-([0-9])(?!\S)")
_PER = re.compile(r"\s*/\s*(tháng|năm|ngày|tuần|quý|lần|người|month|year|day|week|person)\s*$", re.IGNORECASE)
"""A span after a slash is what the sum is told for, and no other name: "Doanh số dự kiến / tháng"."""
_ALTERNATIVES = re.compile(r"\s*(?:/|,|;| hoặc | or )\s*")
_FUNCTION_WORDS = frozenset(
    {"và", "của", "các", "theo", "cho", "những", "trong", "vào", "này", "về", "là", "the", "of"}
)
_OF_ANY_SPEAKER = frozenset({"tôi", "em", "mình", "đã", "đang", "sẽ"})
"""Words of a label that tell nothing about what is meant, however few labels have them: "Tôi đã đọc …"."""
_TELLS_NOTHING = _FUNCTION_WORDS | _OF_ANY_SPEAKER
_FUNCTION_WEIGHT = 0.15
_SYNONYM = 0.97
_DEVELOPER_NAME = 0.9
_BEGINS_VALUES = frozenset({("ngày",), ("tháng",), ("năm",), ("họ",)})
"""Parts of a label that begin what is said for it: "Ngày, tháng, năm sinh" is not called "tháng"."""
_WEAKEST = 0.25
_SHARED = 0.8
_LEAST_SHARE = _WEAKEST ** (1 / _SHARED) - 1e-9
_UNIQUE = 0.78
_UNIQUE_HEAD = 0.7
_WORTH_VARYING = 0.4
_OF_ANOTHER_KIND = 0.5
_SURELY = 0.95
_DISTINCT = frozenset(
    {FieldKind.ADDRESS, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.PERSON, FieldKind.COMPANY, FieldKind.MONEY,
     FieldKind.ACCOUNT, FieldKind.DATE}
)  # fmt: skip

_SAID_OTHERWISE = frozenset({FieldKind.PROSE, FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.YES_NO})
"""Kinds that are told by their choices, or whose names are as common as "lý do": half of one is too little."""

_WRITTEN = frozenset({FieldKind.PROSE, FieldKind.TEXT})
_NUMBERED = frozenset({FieldKind.ACCOUNT, FieldKind.PHONE, FieldKind.CITIZEN_ID})
"""Kinds of numbers, whose names are varied into those of sums: "số khoản" into "số tiền"."""

_KindsNamed = tuple[tuple[str, float], ...]


@lru_cache(maxsize=_LABELS_KEPT)
def label_phrases(label: str) -> tuple[Phrase, ...]:
    """The phrases that a label holds: brackets dropped, alternatives apart.

    "Số CCCD/CMND" -> số cccd; số cmnd. "Họ và tên" -> họ và tên.
    """
    bare = _SPOKEN_TO.sub(r"\1 \2", _BRACKETED.sub(" ", label).replace("&", " và "))
    bare = _PER.sub("", bare.rstrip()) or bare
    ways = [_HYPHEN.sub(" ", bare), bare] if _HYPHEN.search(bare) else [bare]
    joined = _FIGURES_JOINED.sub(r"\1 \2", bare)  # "Kèm 1-1" is "kèm một một"
    if FIGURES.search(joined):
        said = FIGURES.sub(lambda found: speak_number(int(found[0])), joined)
        ways += [
            said,
            *([said[:-3] + "tư"] if said.casefold() == "thứ bốn" else []),
        ]  # "Thứ 4" is a Wednesday
    ways += units_said(bare)
    ways += spelled_out(bare)
    for short in _SHORT_BESIDE.findall(label):
        ways += [f"{bare.split()[0]} {short}", short] if bare.split() else [short]
    ways += [_HYPHEN.sub(" ", inner) for inner in beside(label)]
    ways += [*asked_for(bare.strip()), *named_beside(label)]
    return tuple(dict.fromkeys(phrase for way in ways for phrase in _phrases(way)))


def _phrases(bare: str) -> list[Phrase]:
    whole = syllables(bare)
    alternatives = _ALTERNATIVES.split(bare)
    if len(alternatives) == 1:
        return [whole] if whole else []
    parts = [part for alternative in alternatives if (part := syllables(alternative))]
    parts = [part for part in parts if part not in _BEGINS_VALUES]
    if len(parts) == 2 and len(parts[0]) == 1 < len(parts[1]) and _is_of_next(parts[0][0]):
        parts[0] += parts[1][1:]  # "Lost or stolen card" is "lost card"
    if len(parts) > 1 and len(parts[0]) > 1:
        head = parts[0][:-1]
        joined = [head + part for part in parts[1:] if len(part) == 1]
        if _OF_THINGS.match(bare):  # "Nội dung nộp / rút" is not called "rút"
            parts = [part for part in parts if len(part) > 1 or split_syllable(part[0]) is None]
        parts += joined
    if parts and (head := head_of_all(parts)):
        parts = [part if part[: len(head)] == head else head + part for part in parts]
    return list(dict.fromkeys([whole, *parts])) if whole else []


_OF_THINGS = re.compile(
    r"(?:nội dung|lý do|mục đích|ghi chú|hình thức|cách|ngày|giờ|số tiền|nơi)\b", re.IGNORECASE
)
"""Heads of labels whose alternatives, words of one syllable, are names only behind the head: "Ngày đi / về"."""


def _is_of_next(word: str) -> bool:
    return word.endswith("ed") or word in ("lost", "stolen", "broken", "new", "old", "used")


class WordWeights:
    """How much a word tells about which field is meant: rare among the labels tells much."""

    def __init__(self, phrases_of_fields: Iterable[Iterable[Phrase]]):
        counts: Counter[str] = Counter()
        beginnings: Counter[Phrase] = Counter()
        self.heads: Counter[str] = Counter()
        """How many labels begin with a word."""
        fields = 0
        for phrases in map(tuple, phrases_of_fields):
            fields += 1
            counts.update({word for phrase in phrases for word in phrase})
            beginnings.update({phrase[:2] for phrase in phrases if len(phrase) > 1})
            self.heads.update({phrase[0] for phrase in phrases})
        self._counts = counts
        self._beginnings = beginnings
        self._fields = max(fields, 1)
        self.unique = frozenset(word for word, count in counts.items() if count == 1)
        """The words that one field alone has in its label."""

    def begins_alone(self, part: Phrase) -> bool:
        """Whether the part, of two words or more, begins the label of one field and of no other: "tên hàng"."""
        return len(part) > 1 and self._beginnings[part[:2]] == 1

    def __call__(self, word: str) -> float:
        return _FUNCTION_WEIGHT if word in _FUNCTION_WORDS else self.content(word)

    def content(self, word: str) -> float:
        """What the word tells where it carries meaning: "về" in "Ngày về"."""
        return 0.35 + math.log((self._fields + 1) / max(self._counts[word], 1))


def telling(part: Phrase, weight: WordWeights, share: float, *, head: bool = False) -> float:
    """How clearly a part of a label names its field: by its share, or because no other has most of its words.

    `head`: the part says what sort of value is wanted, "điểm", "giá"; one such word is enough.
    """
    if share >= _UNIQUE:
        return share
    words = [word for word in part if word not in _TELLS_NOTHING]
    if head and words and words[0] in weight.unique:
        return max(share, _UNIQUE_HEAD if len(words) == 1 else _UNIQUE)
    unique = sum(map(weight.unique.__contains__, words))
    if unique > 1 and unique >= len(words) / 2:
        return max(share, _UNIQUE)
    return share


def parts(phrase: Phrase, weight: WordWeights) -> dict[Phrase, float]:
    """The phrase and its parts (runs, and runs with one word left out) with what share they tell."""
    weights = [weight(word) for word in phrase[:-1]] + [weight.content(word) for word in phrase[-1:]]
    whole = sum(weights) or 1.0
    found: dict[Phrase, float] = {phrase: 1.0}
    size = len(phrase)
    edges = [place for place, word in enumerate(phrase) if place == size - 1 or word not in _FUNCTION_WORDS]
    for start in edges:
        for last in edges:
            if last < start or (share := sum(weights[start : last + 1]) / whole) < _LEAST_SHARE:
                continue
            end = last + 1
            _keep(found, phrase[start:end], share, headed=start == 0)
            for dropped in range(start + 1, last):
                left = share - weights[dropped] / whole
                if left >= _LEAST_SHARE:
                    _keep(found, phrase[start:dropped] + phrase[dropped + 1 : end], left, headed=start == 0)
    return found


def _keep(found: dict[Phrase, float], part: Phrase, share: float, *, headed: bool) -> None:
    strength = min(share, 1.0) ** _SHARED * (1.0 if headed else 0.92)
    if strength >= _WEAKEST and strength > found.get(part, 0.0):
        found[part] = strength


def _kinds_named(part: Phrase, kind_words: Phrases[str]) -> _KindsNamed:
    """What sorts of value the phrase as a whole is called, and how clearly: "điểm", "chức vụ"."""
    return kind_words.whole(part) if kind_words.begins(part[0]) else ()


def _names_a_sum(phrase: Phrase, kind_words: Phrases[str]) -> bool:
    named = _kinds_named(phrase, kind_words)
    return bool(named) and any(kind == FieldKind.MONEY and sure > _SURELY for kind, sure in named)


def _misleads(named: _KindsNamed, kind: FieldKind) -> bool:
    """Whether a phrase is what another, just as distinct sort of value is called."""
    if not named or kind not in _DISTINCT:
        return False
    kinds = {item for item, sure in named if sure > _SURELY}
    return bool(kinds & _DISTINCT) and kind not in kinds


_ASPECTS = frozenset({"đang", "đã", "hiện", "sẽ"})
_LEAST_WITH_ASPECT = 2


def spoken_labels(label: str, english: Glossary) -> list[Phrase]:
    """The phrases of a label, with and without the "đang" that leads it, and how an English one is said."""
    phrases = list(label_phrases(label))
    phrases += [
        phrase[1:] for phrase in phrases if phrase[0] in _ASPECTS and len(phrase) > _LEAST_WITH_ASPECT
    ]
    return list(dict.fromkeys([*phrases, *(way for phrase in phrases for way in english.ways(phrase))]))


def counted_things(label: str, english: Glossary, kind: FieldKind) -> frozenset[str]:
    """What a field for a number counts by its label: "người" of "Số người", "vi phạm" of "Số vi phạm phát hiện"."""
    if kind is not FieldKind.NUMBER:
        return frozenset()
    found = things_beside(label)
    for phrase in spoken_labels(label, english):
        ask = (at + 1 for at, word in enumerate(phrase) if word in ("nhiêu", "mấy"))  # "bao nhiêu | người?"
        at = 2 if phrase[:2] == ("số", "lượng") else 1 if phrase[:1] == ("số",) else next(ask, len(phrase))
        alone = phrase[:1] == ("số",) and phrase[at : at + 1] and phrase[at] not in HALVES
        if len(phrase) == at + 1 or alone or (phrase[at : at + 1] and phrase[at] in THINGS):
            found.add(phrase[at])
        if len(phrase) > at + 1:
            found.add(" ".join(phrase[at : at + 2]))
    return frozenset(found - TIMES)


def names_of(
    name: str,
    labels: Iterable[Phrase],
    synonyms: Synonyms,
    aliases: Iterable[str],
    weight: WordWeights,
    kind_words: Phrases[str],
    kind: FieldKind,
) -> dict[Phrase, float]:
    """Every phrase that may name the field, with its strength (0 to 1).

    `name` is the developer's name for it, `labels` what `spoken_labels` finds in its label.
    Of a field for words only the head of its name is varied: in "chức vụ chuyên viên" what follows the head is
    the value of "Chức vụ cán bộ". "Người kiểm tra", who is a person, is also "tên người kiểm tra". A part that is
    what another sort of value is called says little: "địa chỉ" is hardly "Địa chỉ email".
    """
    names = Strengths()
    distinct = kind in _DISTINCT

    for source in labels:
        if kind is FieldKind.PHONE:
            names.offer(numbers_for_short(source), _SURELY)
        whole, head = pairs_of(source), why(source) if kind in _WRITTEN else ()
        names.offer(called_by_thing(source, kind, weight.unique, weight.heads), _UNIQUE_HEAD)
        for part, share in parts(source, weight).items():
            of_all = (
                kind is FieldKind.COMPANY and source[0] == "bên" != part[0] and share < _WORTH_VARYING
            )  # "Bên nhận | bảo lãnh"
            if (whole and tears(part, whole)) or (head and part[0] != head[0]) or of_all:
                continue  # "tên hàng", a product, is no part of "tên khách hàng"
            leads = part == source[: len(part)]
            named = _kinds_named(part, kind_words) if leads or distinct else ()
            sort = leads and bool(named) and kind is not FieldKind.YES_NO
            strength = telling(part, weight, share, head=sort)
            typed = leads and kind not in _SAID_OTHERWISE and strength < _UNIQUE and share > _WORTH_VARYING
            strength = max(strength, _UNIQUE) if typed and weight.begins_alone(part) else strength
            strength *= _OF_ANOTHER_KIND if part != source and _misleads(named, kind) else 1.0
            if kind is FieldKind.YES_NO and "nếu" in source and part == source[-len(part) :] != source:
                strength *= _OF_ANOTHER_KIND  # "Chạy lại nếu | thiếu số dư": when, and not what
            if strength > names.get(part, 0.0):
                names[part] = strength
            if kind is FieldKind.PERSON and "tên" not in source and leads:
                names.offer([("tên", *part)], strength)
            if source[0] == "tên" and part == source and len(part) > 2:
                names.offer([(*part[1:], "tên")], _SURELY)  # "người nhận tên"
            if share > _WORTH_VARYING and (kind is not FieldKind.TEXT or part[0] == source[0]):
                variants, varied = [*synonyms.variants(part), *synonyms.narrower(part)], share * _SYNONYM
                if kind is FieldKind.TEXT and len(part) > 1:
                    inner = synonyms.inner_variants(part)  # but "chức danh" is all of "chức vụ"
                    variants = [way for way in variants if way[0] != part[0] or way not in inner]
                if kind in _NUMBERED:
                    variants = [variant for variant in variants if varied > names.get(variant, 0.0)]
                    sums = [variant for variant in variants if _names_a_sum(variant, kind_words)]
                    names.offer(sums, varied * _OF_ANOTHER_KIND)
                    variants = [variant for variant in variants if variant not in sums] if sums else variants
                names.offer(variants, varied)
    names.offer(map(syllables, aliases), 1.0)
    names.offer([tuple(name_words(name))], _DEVELOPER_NAME)
    return names
