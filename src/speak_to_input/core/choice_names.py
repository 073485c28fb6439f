"""What the choices of one field may be called: by their own words, behind the first word of another one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from speak_to_input.core.choice_parts import BEGUN, ENDED, all_but_last, begun, ended, holds, of_label
from speak_to_input.core.forms import Option
from speak_to_input.core.known_fields import Known
from speak_to_input.core.language import Language
from speak_to_input.core.names import label_phrases
from speak_to_input.core.options import clocks_of, option_names, sides_of
from speak_to_input.core.phrases import syllables
from speak_to_input.core.shorter_choices import shorter_names
from speak_to_input.core.synonyms import Phrase
from speak_to_input.core.trie import Names
from speak_to_input.vi.speak_numbers import speak_number
from speak_to_input.vi.syllables import split_syllable

_CLEARLY = 0.08
_LED = 0.99
_WHOLE = 0.94
_SIDE = 0.93
_CHILD = "con"
_SIDE_WORDS = 3
"""A longer choice only speaks of a side: "Người nhận trả khi giao hàng"."""
_LONGEST_LED = 3
_LISTED = 30
"""Of longer lists the choices are named by themselves only."""
_LEADS = 3
_NO_LEADS = frozenset(
    {
        "không", "chưa", "chẳng", "đừng", "dưới", "trên", "từ", "đến", "hơn", "và", "có", "ít", "nhiều",
        "rất", "khác"
    }
)  # fmt: skip
"""First words that change what follows them."""

Choice = tuple[int, int]
"""Index of a field, and the place among its choices."""


def named_choices(
    known: Known,
    label: Sequence[Phrase],
    language: Language,
    aliases: Mapping[str, tuple[str, ...]] | None,
    of_names: frozenset[str] = frozenset(),
) -> list[Names[Choice]]:
    """Every way to name each choice, with its strength.

    `label`: what the field's label says. `of_names`: words of which the form's fields are named. Where the choices tell
    what one person is to another "con rể" is the groom's side, and nobody's "Chồng".
    """
    index, choices, numbers, kin = known.index, known.choices, known.numbers, known.relates
    names = [
        option_names(o, language.option_synonyms, (aliases or {}).get(o.value, ()), language.english)
        for o in choices
    ]
    for found, option in zip(names, choices, strict=True):
        if option.value in language.particles and option.value not in syllables(option.label):
            found.pop((option.value,), None)  # "nha" for "Địa chỉ nhà" is what people end a sentence with
        for phrase in _sides_named(option, language, kin=kin):
            found.setdefault(phrase, _SIDE)
        for phrase in (*_object_first(option), *_graded_first(option, of_names)):
            found.setdefault(phrase, _OBJECT_FIRST)
    if len(choices) <= _LISTED:
        language.degrees.offer([(*label_phrases(o.label), *sides_of(o)) for o in choices], names)
    for found, grades in zip(names, _grades(choices, numbers), strict=True):
        found.update(dict.fromkeys(grades, 1.0))
    _offer_parts(names, _done(choices), _WITHOUT_DONE)
    _offer_parts(names, _foreign(choices, of_names), _FOREIGN)
    # "vấn đề" names a field, and not "Vấn đề khác"
    first = [
        [phrase for phrase in own if not (of_names.issuperset(phrase) or _is_kind(phrase, language))]
        for own in begun(choices)
    ]
    _offer_parts(names, first, BEGUN)
    _offer_parts(names, all_but_last(choices), BEGUN)
    _offer_parts(names, ended(choices, of_names), ENDED)
    _offer_parts(names, _proper(choices), _PROPER)
    _offer_parts(names, _parts_of_day(choices), _PROPER)
    _offer_parts(names, of_label(choices, label), _PROPER)
    _offer_parts(names, shorter_names(choices, of_names, _NO_LEADS), _SHORTER)
    leads = _leads(choices) if len(choices) <= _LISTED else []
    for found in names if leads else ():
        whole = [(p, s) for p, s in found.items() if s > _WHOLE and len(p) <= _LONGEST_LED]
        for lead in leads:
            for phrase, strength in whole:
                if phrase[0] != lead:
                    found.setdefault((lead, *phrase), strength * _LED)
    _leave_own(names, first)
    shared = _shared(names)
    for found in names:
        for phrase in shared.keys() & found.keys():
            if not _tells(found[phrase], shared[phrase]):
                del found[phrase]
    return [((index, position), found) for position, found in enumerate(names)]


def _leave_own(names: Sequence[dict[Phrase, float]], begun: Sequence[list[Phrase]]) -> None:
    """Take other words from choices with which another one's label begins: "hỏa tốc" of "Hỏa tốc 2 giờ"."""
    for place, found in enumerate(names):
        others = {phrase for at, own in enumerate(begun) if at != place for phrase in own}
        for phrase in others & found.keys():
            if found[phrase] < _LED:
                del found[phrase]


def _sides_named(option: Option, language: Language, *, kin: bool) -> Iterator[Phrase]:
    for phrase in label_phrases(option.label):
        for other in language.sides.alone(phrase) if len(phrase) <= _SIDE_WORDS else ():
            if not (kin and other[0] == _CHILD) and other[-1] != "cho":  # "gửi cho má tui" chooses nobody
                yield other


def _is_kind(phrase: Phrase, language: Language) -> bool:
    """Whether it is what a sort of value is called: "ngân hàng"."""
    return language.kind_words.begins(phrase[0]) and bool(language.kind_words.whole(phrase))


def _offer_parts(
    names: Sequence[dict[Phrase, float]], parts: Sequence[list[Phrase]], strength: float
) -> None:
    """Let parts of each choice name it that clearly."""
    for found, own in zip(names, parts, strict=True):
        for phrase in own:
            found[phrase] = max(found.get(phrase, 0.0), strength)


def _object_first(option: Option) -> list[Phrase]:
    """A deed of two words told behind what it is done to: "tài khoản này tạm khóa"."""
    labels = [phrase for phrase in label_phrases(option.label) if len(phrase) == 2 * _WORD]
    return [
        (*phrase[_WORD:], *pointing, *phrase[:_WORD]) for phrase in labels for pointing in ((), *_POINTING)
    ]


def _graded_first(option: Option, of_names: frozenset[str]) -> list[Phrase]:
    """One word told behind what the form asks about: "Chậm tiến độ" is "tiến độ bị chậm"."""
    labels = [phrase for phrase in label_phrases(option.label) if len(phrase) == _WORD + 1]
    return [
        (*phrase[1:], *linked, phrase[0])
        for phrase in labels
        if phrase[0] not in _NO_LEADS and of_names.issuperset(phrase[1:])
        for linked in ((), ("bị",), ("đang",), ("đang", "bị"))
    ]


_WORD = 2
_POINTING = (("này",), ("đó",), ("ni",), ("nớ",))
_OBJECT_FIRST = 0.93


def _shared(names: Sequence[Mapping[Phrase, float]]) -> dict[Phrase, list[float]]:
    """The phrases that name several choices, with how strongly they name each."""
    seen: set[Phrase] = set()
    several: set[Phrase] = set()
    for found in names:
        several |= seen & found.keys()
        seen.update(found)
    return {phrase: [found[phrase] for found in names if phrase in found] for phrase in several}


def _grades(choices: Sequence[Option], numbers: Mapping[Decimal, Option]) -> list[list[Phrase]]:
    """How the grades of a scale from one up are said, "mức bốn", "4/5", "bốn trên năm"; nothing for other lists."""
    top = len(choices)
    if top < _LEAST_GRADES or sorted(numbers) != list(range(1, top + 1)):
        return [[] for _ in choices]
    grades: list[list[Phrase]] = []
    for number in sorted(numbers, key=lambda number: choices.index(numbers[number])):
        ways = (str(number), *(way for way in (speak_number(int(number)),) if " " not in way))
        tops = (str(top), speak_number(top))
        grades.append([(f"{number}/{top}",), *((lead, way) for way in ways for lead in _GRADED)])
        grades[-1] += [("mức", "độ", way) for way in ways]
        grades[-1] += [(way, "trên", best) for way in ways for best in tops]
    return grades


def _done(choices: Sequence[Option]) -> list[list[Phrase]]:
    """Names without the "đã" or "đang" that leads them, "nghỉ hưu", where no other choice says the same otherwise."""
    labels = [label_phrases(option.label) for option in choices]
    found: list[list[Phrase]] = []
    for own in labels:
        rests = [phrase[1:] for phrase in own if phrase[0] in _DONE and len(phrase) > _LEAST_DONE]
        others = [phrase for other in labels if other is not own for phrase in other]
        found.append([rest for rest in rests if not any(holds(phrase, rest) for phrase in others)])
    return found


def _foreign(choices: Sequence[Option], of_names: frozenset[str]) -> list[list[Phrase]]:
    """The word of each choice that is no Vietnamese syllable and stands in no other one: "Yadea" of "Yadea Odora"."""
    labels = [{word for phrase in label_phrases(o.label) for word in phrase} for o in choices]
    counts = Counter(word for words in labels for word in words)
    return [
        [
            (word,)
            for word in sorted(words)
            if counts[word] == 1
            and word.isalpha()
            and len(word) >= _LEAST_FOREIGN - (word.upper() in o.label)
            if word not in of_names and split_syllable(word) is None
        ]
        for o, words in zip(choices, labels, strict=True)
    ]


_LEAST_FOREIGN, _FOREIGN, _SHORTER = 4, 0.84, 0.87


def _parts_of_day(choices: Sequence[Option]) -> list[list[Phrase]]:
    """The part of the day in which a choice begins, where no other does: "buổi sáng" for "8h - 11h"."""
    hours = {option: clock.hour for clock, option in clocks_of(choices).items()}
    parts = [next((part for part, till in _DAY if hours.get(o, 24) < till), "") for o in choices]
    return [[(lead, part) for lead in _LEADS_DAY if part and parts.count(part) == 1] for part in parts]


_DAY = (("sáng", 11), ("trưa", 13), ("chiều", 18), ("tối", 24))
_LEADS_DAY = ("buổi", "ca", "khung", "giờ")


def _proper(choices: Sequence[Option]) -> list[list[Phrase]]:
    """The proper name within a label, where no other choice has it: "Phú Quốc" of "Phú Quốc 3 ngày 2 đêm"."""
    found = []
    for option in choices:
        runs = groupby(option.label.split(), lambda word: word.isalpha() and word.istitle())
        found.append({syllables(" ".join(words)) for capital, words in runs if capital})
        found[-1].discard(syllables(option.label))
    counts = Counter(run for own in found for run in own)
    return [[run for run in sorted(own) if counts[run] == 1 and len(run) >= _WORD] for own in found]


_PROPER = 0.92


_DONE = ("đã", "đang")
_LEAST_DONE, _LEAST_GRADES = 2, 3
_WITHOUT_DONE = 0.95
_GRADED = ("mức", "cấp", "bậc")


def _leads(choices: Sequence[Option]) -> list[str]:
    """First words of some choices, which are said before the others too: "giao | tiết kiệm", "khoa | mắt"."""
    heads = Counter(phrase[0] for o in choices for phrase in label_phrases(o.label)[:1] if len(phrase) > 1)
    return [word for word, _ in heads.most_common(_LEADS) if word not in _NO_LEADS and word.isalpha()]


def _tells(strength: float, rivals: list[float]) -> bool:
    """Whether a phrase that several options share still tells this one: its own label, or the clearly strongest."""
    if rivals.count(1.0) == 1:
        return strength == 1.0
    first, second = sorted(rivals, reverse=True)[:2]
    return strength == first and first - second > _CLEARLY
