"""How somebody is introduced before the name: "trưởng phòng Trần Văn An", "thằng bạn tui tên Lành"."""

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.person_phrases import PersonPhrases
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.noted import noted
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import Words


class Introductions:
    """Which tokens of one utterance only lead to a name."""

    def __init__(self, found: Candidates, people: PersonPhrases):
        self.persons = _titled(found) | _called(found, people)
        """As in "trưởng phòng | Trần Văn An", "thằng bạn tui tên | Lành"."""
        self.firms = _firms_called(people)
        """As in "công ty | riêng của em tên là | Minh Long"."""
        self.homes = homes(people)

    def lead_to(self, at: int, kind: FieldKind) -> bool:
        """Whether the token only leads to the name that a field of this kind takes."""
        led = {FieldKind.PERSON: self.persons, FieldKind.COMPANY: self.firms, FieldKind.ADDRESS: self.homes}
        return at in led.get(kind, ())

    def firm_begins(self, at: int) -> bool:
        """Whether the name of a company begins at token `at`, though it may look like a person's."""
        return at - 1 in self.firms and at not in self.firms


@noted
def homes(people: PersonPhrases) -> frozenset[int]:
    """As in "hộ khẩu | nhà em lâu nay vẫn ở | xã Hồng Minh": who lives there, and since when, up to the place."""
    led: set[int] = set()
    words = people.words
    for at in range(1, len(words)):
        if words.says(at, "ở", "ngụ") and not (words.tokens[at].mark or _is_noun(words, at)):
            begin = at
            while begin > 0 and not words.tokens[begin].mark and _is_lived(people, begin - 1):
                begin -= 1
            led.update(range(begin, at + 1) if begin < at else ())
    return frozenset(led)


def _is_lived(people: PersonPhrases, at: int) -> bool:
    words = people.words
    until_now = words.says(at, "trước", "xưa") and words.says(at + 1, "giờ", "nay")
    return until_now or people.says(at, "lives")


def _is_noun(words: Words, at: int) -> bool:
    """As in "nhà | ở xã hội", "nhà | ở liền kề": a sort of house."""
    social = words.says(at + 1, "xã") and words.says(at + 2, "hội")
    return words.says(at - 1, "nhà") and (social or words.says(at + 1, "tập", "liền"))


def _firms_called(people: PersonPhrases) -> frozenset[int]:
    introduced: set[int] = set()
    words = people.words
    for at in range(1, len(words)):
        if not words.says(at, "tên") or words.tokens[at].mark:
            continue
        begin = at
        while begin > 0 and people.says(begin - 1, "around firm"):
            begin -= 1
        if people.says(begin - 2, "sort of firm"):
            introduced.update(range(begin, at + 2 if words.says(at + 1, "là") else at + 1))
    return frozenset(introduced)


def _titled(found: Candidates) -> frozenset[int]:
    return frozenset(
        at
        for readings in found.readings
        for title in readings
        if title.kind is Kind.POSITION and title.end < len(found.words) and _person(found, title.end)
        for at in range(title.start, title.end)
    )


def _called(found: Candidates, people: PersonPhrases) -> frozenset[int]:
    """As in "người tham chiếu là | ả ruột của tui tên | Trần Thị Lài"; kin alone with "tên" is a new sentence."""
    introduced: set[int] = set()
    for at in range(2, len(found.words)):
        if not found.words.says(at, "tên", "kêu"):
            continue
        name = at + 2 if found.words.says(at + 1, "là") else at + 1
        if not _person(found, name):
            continue
        begin = at
        while begin > 0 and not found.words.tokens[begin].mark and _says_whose(found, people, begin - 1):
            begin -= 1
        if begin < at and found.words.says(begin - 1, "là", "cho", "bởi", "do"):
            introduced.update(range(begin, name))
    return frozenset(introduced)


def _says_whose(found: Candidates, people: PersonPhrases, at: int) -> bool:
    return people.says(at, "introduced") or any(m.cue is Cue.OTHER_PERSON for m in found.cues[at])


def _person(found: Candidates, at: int) -> bool:
    return at < len(found.words) and any(
        reading.kind is Kind.PERSON and reading.sure > w.CLEAR_VALUE for reading in found.readings[at]
    )
