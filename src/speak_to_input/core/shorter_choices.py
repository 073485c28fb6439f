"""Choices called by less than their labels: by title and given name, by the deed, without the word that all have."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from speak_to_input.core.forms import Option
from speak_to_input.core.names import label_phrases
from speak_to_input.core.short_labels import spelled_out
from speak_to_input.core.synonyms import Phrase

_CALLED = ("bác sĩ", "thầy", "cô", "anh", "chị", "chú", "ông", "bà", "bác")
_DEGREES = ("pgs", "gs", "ts", "ths", "giáo viên", "kỹ thuật viên", "huấn luyện viên", "luật sư", "dược sĩ")
_PERSON = re.compile(
    rf"((?:(?:{'|'.join((*_CALLED, *_DEGREES))})\b[.\s]*)+)((?:[^\W\d_]+ ?){{1,5}})(?:$|[-–—(,:])",
    re.IGNORECASE,
)
_DESKS = {"phòng", "ban", "khoa", "tổ", "đội", "khối"}
"""Of whose desk people are is told of many: "chị Vy bên | pháp chế"."""
_DOERS, _VAGUE = ("tôi", "mình", "em", "khách"), ("đồ", "hàng", "gì")


def shorter_names(
    choices: Sequence[Option], of_names: Collection[str], kept: Collection[str]
) -> list[list[Phrase]]:
    """By choice: "bác sĩ Thuận" of "BS. Lò Văn Thuận", "óc chó" of "Gỗ óc chó" beside "Gỗ sồi".

    `of_names`: words of which fields are named; `kept`: first words that change what follows them.
    """
    labels = [label_phrases(option.label)[:1] for option in choices]
    heads = Counter(phrase[0] for own in labels for phrase in own if len(phrase) > 1)
    rests = Counter(phrase[at:] for own in labels for phrase in own for at in range(1, len(phrase)))
    headless = [
        [
            phrase[1:]
            for phrase in own
            if len(phrase) in (3, 4) and phrase[0] not in (*kept, *_DESKS) and rests[phrase[1:]] == 1
            if (heads[phrase[0]] > 1 or phrase[0] in of_names) and not set(phrase[1:]) <= {*of_names}
        ]
        for own in labels
    ]
    return [[*rest, *_as_people(option.label)] for rest, option in zip(headless, choices, strict=True)]


def _as_people(label: str) -> Iterator[Phrase]:
    person = _PERSON.match(next(iter(spelled_out(label)), label).strip())
    if person is None or not all(word[0].isupper() for word in person[2].split()):
        return
    name, own = tuple(person[2].lower().split()), tuple(re.findall(r"\w+", person[1].lower()))
    for end in {name[-1:], name[-2:], name}:
        yield from ((*title, *end) for title in (own, *map(tuple, map(str.split, _CALLED))))
        yield from [end] if len(end) > 1 else ()


def deeds(phrase: Phrase) -> Iterator[Phrase]:
    """What is told to be done, without who does it and to what: "nhặt được" of "Tôi nhặt được đồ"."""
    deed = phrase[1:] if phrase[0] in _DOERS else phrase
    whole = len(deed) - (len(deed) > 2 and deed[-1] in _VAGUE)
    if 1 < whole < len(phrase):
        yield from dict.fromkeys((deed, deed[:whole]))
