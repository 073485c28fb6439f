"""Where the words before somebody's name tell which field it is for: "tài xế | Kim Sa Răng", "tôi là | Lê Mai"."""

from collections.abc import Iterator, Mapping, Sequence

from speak_to_input.core.decoding.speakers import does
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.mentions import SURELY_NAMED, Mention
from speak_to_input.core.person_roles import CHILD, SPEAKER, with_child
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

Mentions = tuple[tuple[Mention, ...], ...]
Readings = Sequence[Sequence[Reading[object]]]
Led = dict[int, list[Mention]]

_LED, _LINKED, _GROWN = "led", "linked", "grown"
_LINKS = ("là", "tên")
_STRENGTH, _SURE = 0.95, 1.0
_CLEAR, _FAIR = 0.5, 0.15


def led_by_roles(
    words: Words,
    readings: Readings,
    mentions: Mentions,
    vocabulary: Vocabulary,
    form: Form,
    language: Language,
) -> Led:
    """The fields for names that the words before a name tell, by token; in a long text that is named none are led."""
    led: Led = {}
    people = vocabulary.people
    if people and words.accented:
        if CHILD in people and not form.fields[people[CHILD]].empty:
            people = with_child(people)
        texts = {m.end for found in mentions for m in found if m.strength > SURELY_NAMED
                 and vocabulary.fields[m.field].kind is FieldKind.PROSE}  # fmt: skip
        for at, mention in _Leading(words, readings, people, language).mentions():
            if at not in texts:  # "ghi chú | khách Nam bị trừ tiền"
                led.setdefault(at, []).append(mention)
    return led


def with_led(mentions: Mentions, led: Led) -> Mentions:
    """The mentions with those that are told by words before a name, and by no name of the field."""
    added = list(mentions)
    for at, found in led.items():
        ends = {m.end for m in found if m.strength == _SURE}
        plain = tuple(m for m in added[at] if m.end > max(ends, default=0))
        new = [m for m in found if not any(o.strength >= m.strength and o.end >= m.end for o in plain)]
        added[at] = (*plain, *new)
    return tuple(added)


def children(led: Led, people: Mapping[str, int]) -> frozenset[int]:
    """The tokens that call a child whose name follows, and choose nothing: "bé | Gia Hân" is no "Nhà trẻ"."""
    child = people.get(CHILD)
    return frozenset(
        at for at, found in led.items() if any(m.field == child and m.end == at + 1 for m in found)
    )


class _Leading:
    """One utterance in which names may be led."""

    def __init__(
        self, words: Words, readings: Readings, people: Mapping[str, int], language: Language
    ) -> None:
        self.words, self.readings, self.people = words, readings, people
        self.roles, self.lexicon = language.person_roles, language.lexicon

    def mentions(self) -> Iterator[tuple[int, Mention]]:
        told: set[str] = set()
        for at, marks in self.roles.among(self.words).items():
            for mark, stop in marks.items():
                way, _, role = mark.partition(" ")
                # "con trai | tôi | tên …"
                end = stop + (self._says(stop, "self") and self.words.says(stop + 1, "tên"))
                if role == CHILD and role in told and self._says(at - 1, "of kin"):
                    role = SPEAKER  # "cho cháu Bảo Anh, tôi là bố cháu, | Trần Sơn"
                if role == CHILD and _GROWN not in marks and (way == _LED or self.words.says(at - 1, "cho")):
                    self.people = with_child(self.people)  # "cho bé", "mẹ cháu"
                if role in self.people and way in (_LED, _LINKED) and self._leads(at, end, way):
                    told.add(role)
                    if self.words.says(end, "tên"):
                        yield end, Mention(self.people[role], end + 1, _SURE)
                    for begin in self._with_kin(at, role):
                        sure = begin < at and not self.words.says(end, *_LINKS)  # "mẹ cháu | Bảo Ngọc"
                        yield begin, Mention(self.people[role], end, _SURE if sure else _STRENGTH)
        for at, marks in self.roles.among(self.words).items():
            if "self" in marks and SPEAKER in self.people and self._introduces(at):
                named = self.words.says(at - 1, "tên")  # "tên tôi là | Cao Xuân Lộc"
                yield at - named, Mention(self.people[SPEAKER], at + 1, _SURE if named else _STRENGTH)
                if self.words.says(at + 1, "tên"):
                    yield at + 1, Mention(self.people[SPEAKER], at + 2, _SURE)

    def _with_kin(self, at: int, role: str) -> Iterator[int]:
        """Where the words begin that lead the name: of a child also where the one begins whose it is, "mẹ | bé"."""
        yield at
        while role == CHILD and self._says(at - 1, "of kin"):
            at -= 1
            yield at

    def _leads(self, at: int, end: int, way: str) -> bool:
        """Whether a name follows what somebody is, by the words it needs between them."""
        if self.words.says(at - 1, "là") or self._says(at - 1, "self"):
            return False  # "tôi là | cô Lan"
        name = self._name_begins(end)
        if (end < name and self._parted(end)) or (name < len(self.words) and does(self.words, name)):
            return False  # "tôi là mẹ của bé, | tên Hoa", "khách | bảo thôi"
        linked = self.words.says(end, *_LINKS) or (name == end < len(self.words) and self._parted(end))
        return (linked or way == _LED) and self._is_name(name, self._least(end, name) if linked else _CLEAR)

    def _least(self, link: int, name: int) -> float:
        """How surely it is to be read as a name: "khách là | đại gia" is none, "khách tên | gia" is."""
        words = self.words
        told = words.says(name - 1, "tên") or not words.says(link, "là") or self._says(link + 1, "title")
        return _FAIR if told or (words[name : name + 1] and words[name].text.istitle()) else _CLEAR

    def _introduces(self, at: int) -> bool:
        """As in "tôi tên | Lê Thị Mai", "tên em là | Mai"; "con tên Mai" is a child where the form asks for one."""
        words = self.words
        if words.says(at - 1, "đứa", "thằng", "người", "cho", "của"):
            return False  # "xin giấy cho đứa | con tên …"
        if CHILD in self.people and (words.says(at, "con", "cháu") or self._ends_child(at)):
            return False
        name = self._name_begins(at + 1)
        least = _FAIR if words.says(at - 1, "tên") else self._least(at + 1, name)
        return words.says(at + 1, *_LINKS) and self._is_name(name, least)

    def _ends_child(self, at: int) -> bool:
        """As in "con trai | tôi tên …": whose child it is."""
        return any(
            marks.get("led child", 0) == at or marks.get("linked child", 0) == at
            for marks in (self.roles.here(self.words, begin) for begin in range(max(0, at - 2), at))
        )

    def _name_begins(self, at: int) -> int:
        """Where the name begins behind words that link it, and a title."""
        at += self.words.says(at, "tên")
        at += self.words.says(at, "là")
        return at + (self._says(at, "title") and at + 1 < len(self.words) and not self._parted(at + 1))

    def _parted(self, at: int) -> bool:
        return bool(self.words.tokens[at].mark)

    def _says(self, at: int, mark: str) -> bool:
        return self.roles.at(self.words, at, mark)

    def _is_name(self, at: int, least: float) -> bool:
        """Whether a name begins there, and neither a word, "khách hàng là | doanh nghiệp", nor a part of one."""
        found = self.readings[at] if at < len(self.readings) else ()
        ends = {r.end for r in found if r.kind is Kind.PERSON and r.sure > least}
        word = self.lexicon.whole_words.longest(self.words, at) if ends else None
        return bool(ends) and (word is None or not self.words.tokens[word.end - 1].text.islower())
