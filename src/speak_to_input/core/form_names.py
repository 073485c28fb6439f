"""What a form itself, its sections and its buttons may be called."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, dropwhile

from speak_to_input.core.forms import Button, ButtonRole, Form
from speak_to_input.core.glossary import Glossary
from speak_to_input.core.language import Cue, Workflow
from speak_to_input.core.names import WordWeights, label_phrases, parts, spoken_labels
from speak_to_input.core.synonyms import Phrase
from speak_to_input.core.wished_deeds import helped

_SECTION_PART = 0.6
_DESK_ACTS = frozenset({"submit", "send", "clear", "cancel", "save", "back", "next", "print", "help"})
_SIDE = 0.7
"""How clearly one of two things in its title names a part: a field may be called so as well."""


def title_names(form: Form, workflow: Workflow | None) -> list[tuple[Phrase, Cue, float]]:
    """Phrases that name the form itself, with their strength."""
    named = [*re.split(r"\s[-–|]\s", form.title), *(workflow.names if workflow else ())]
    whole = [phrase for name in named for phrase in label_phrases(name) if len(phrase) > 1]
    return [(phrase, Cue.TITLE, 1.0) for phrase in dict.fromkeys((*whole, *chain(*map(_deeds, whole))))]


def _deeds(title: Phrase) -> Iterator[Phrase]:
    """What the paper is for: "đóng tài khoản" of "Giấy đề nghị đóng tài khoản thanh toán"."""
    deed = tuple(dropwhile(_PAPERS.__contains__, title))
    first = deed[: deed.index("và")] if "và" in deed else deed
    for size in {*_SAID_OF_DEED, len(first), len(deed)} if len(deed) >= _SAID_OF_DEED[0] else ():
        yield from helped(deed[:size])


_PAPERS = frozenset(
    {"giấy", "đơn", "phiếu", "tờ", "bản", "mẫu", "khai", "đề", "nghị", "yêu", "cầu", "đăng", "ký", "xin"}
)
_SAID_OF_DEED = (3, 4)


def section_names(form: Form) -> list[tuple[Phrase, str, float]]:
    """Phrases that name a step or a section, with its title and their strength."""
    titles = dict.fromkeys([*form.step_titles, *(field.section for field in form.fields if field.section)])
    weight = WordWeights(label_phrases(title) for title in titles)
    named = [
        (part, title, strength)
        for title in titles
        for phrase in _with_and_without_and(title)
        for part, strength in parts(phrase, weight).items()
        if strength > _SECTION_PART
    ]
    asked = [frozenset(phrase) for field in form.fields for phrase in label_phrases(field.label)]
    sides = [(side, title, _SIDE) for title in titles for side in _sides(title)]
    # "qua phần quản lý": where a field is called so, that is what one wants to tell
    return [*named, *(side for side in sides if not any(label.issuperset(side[0]) for label in asked))]


def _sides(title: str) -> list[Phrase]:
    """Each of two things that a part is about: "nghề nghiệp" of "Nghề nghiệp & thu nhập"."""
    joined = (phrase for phrase in label_phrases(title) if phrase.count("và") == 1)
    cut = ((phrase[: (at := phrase.index("và"))], phrase[at + 1 :]) for phrase in joined)
    return [side for sides in cut for side in sides if len(side) > 1]


def _with_and_without_and(title: str) -> list[Phrase]:
    """A title's "&" is said "và", "với" or not at all."""
    phrases = label_phrases(title)
    joined = [phrase for phrase in phrases if "và" in phrase]
    return [
        *phrases,
        *(tuple(word for word in phrase if word != "và") for phrase in joined),
        *(tuple("với" if word == "và" else word for word in phrase) for phrase in joined),
    ]


def button_names(buttons: Iterable[Button], english: Glossary) -> list[tuple[Phrase, str, float]]:
    """Phrases that name a button, with its label and their strength."""
    return [
        (phrase, button.label, 1.0)
        for button in buttons
        if button.label
        for whole in _said(button.label.lstrip("+＋ "), english)
        for phrase in dict.fromkeys(
            (
                whole,
                _without_whom(whole),
                *_once_more(button, whole),
                *_sent(button, whole),
                *_looked_at(whole),
            )
        )
    ]


def _said(label: str, english: Glossary) -> list[Phrase]:
    """How the label is said; "Submit" or "Clear" alone is an act of the desk, which has its own words."""
    own = (phrase for phrase in label_phrases(label) if len(phrase) == 1 and phrase[0] in _DESK_ACTS)
    single = {way for phrase in own for way in english.ways(phrase)}
    return [
        phrase for phrase in spoken_labels(label, english) if phrase not in single - {*label_phrases(label)}
    ]


def _once_more(button: Button, phrase: Phrase) -> list[Phrase]:
    """How a row is asked for: "Thêm người ở cùng" is "thêm người nữa", "thêm một người nữa"."""
    if button.role is not ButtonRole.ADD_ROW or len(phrase) < _SHORTEST_BUTTON:
        return []
    verb, *thing = phrase
    parts = [tuple(thing[:size]) for size in range(1, len(thing) + 1) if thing[0] not in _COUNTS]
    # "còn người nữa là chị Hoa"
    verbs = (verb, "còn") if thing[0] in _COUNTED else (verb,)
    more = [(say, *count, *part, "nữa") for say in verbs for part in parts for count in ((), ("một",))]
    # "thêm người thứ hai", but not "thêm phát thứ hai"
    return [*more, *((verb, thing[0], *which) for which in _WHICH if thing[0] in _COUNTED)]


def _sent(button: Button, phrase: Phrase) -> list[Phrase]:
    """The same thing sent in other words: "Gửi ticket" is "submit ticket này"."""
    if button.role is not ButtonRole.SUBMIT or len(phrase) < _SHORTEST_BUTTON or phrase[0] not in _SENDS:
        return []
    verbs = (phrase[0], *_SENDS)
    return [(verb, *phrase[1:], *this) for verb in verbs for this in ((), ("này",))]


def _looked_at(phrase: Phrase) -> list[Phrase]:
    """What is looked at is opened as well: "Xem bản đồ" is "mở bản đồ"."""
    if phrase[0] not in _LOOKS or len(phrase) < _SHORTEST_BUTTON:
        return []
    return [(*verb, *phrase[1:]) for verb in (*((look,) for look in _LOOKS), ("mở", "xem"), ("cho", "xem"))]


_LOOKS = ("xem", "coi", "mở")
_SENDS = ("gửi", "nộp", "submit")
_COUNTS = ("một", "1", "dòng", "mới")


def _without_whom(phrase: Phrase) -> Phrase:
    """A button's words without for whom or when: "giữ bàn | cho tôi", "đặt ngay"."""
    end = len(phrase)
    while end > _SHORTEST_BUTTON and phrase[end - 1] in _FOR_WHOM:
        end -= 1
    return phrase[:end]


_SHORTEST_BUTTON = 2
_COUNTED = frozenset({"người", "khách", "bên", "dòng", "mục", "khoản", "món", "con", "cháu", "xe"})
"""By these alone somebody or something is meant: "thêm người", and not "thêm phát"."""
_WHICH = (("thứ", "hai"), ("thứ", "2"), ("thứ", "ba"), ("thứ", "3"))
_FOR_WHOM = frozenset({"cho", "tôi", "mình", "em", "bạn", "ngay", "luôn", "này"})
