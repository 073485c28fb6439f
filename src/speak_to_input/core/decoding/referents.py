"""Who is spoken of: the form's own person, or somebody of whom no form asks: "chồng tui", "chị Hoa bên tổ thẻ".

What such people do, are and have fills in nothing. Whose fields are whose is in `core.persons`; the two are brought
together in `core.decoding.others`.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.person_phrases import PersonPhrases
from speak_to_input.core.discourse import Discourse
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.noted import noted
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.genders import Gender
from speak_to_input.vi.text import Words

_OWN = (FieldKind.PERSON, FieldKind.COMPANY)
_ADULTS = frozenset({"khach", "vien", "vay", "customer", "employee"})
_STAFF = frozenset({"can", "bo"})
_FARTHEST = 8
_HEAD = 3
"""Words before whom a sentence is about: "hôm qua | vợ tôi chuyển nhầm"."""
_REACH = 4
"""Words between the writing and for whom it is: "em ghi lý do giúp chị"."""
_NOBODY = Discourse()


class Whose(Enum):
    """Of whom something is told."""

    OWN = "own"
    MAYBE = "maybe"
    """The clause before told of somebody else, and nobody has been named since."""
    OTHER = "other"


class Somebody(NamedTuple):
    """Somebody spoken of over these tokens."""

    start: int
    end: int
    gender: Gender | None = None
    own: bool = False
    """Whom the form is about."""
    listed: bool = False
    """Of whom the form asks something."""
    kin: bool = False
    """Called by what that one is to somebody: "vợ khách"."""


class Referents:
    """Whoever is spoken of in one utterance to a form with these fields."""

    def __init__(
        self,
        phrases: PersonPhrases,
        fields: Sequence[Known],
        pronouns: Mapping[int, tuple[int, Gender | None]],
        before: Discourse,
    ) -> None:
        """`pronouns`: by token, where they end and what they agree with; `before`: who was spoken of last."""
        self.phrases = phrases
        self._words = phrases.words
        self._fields = fields
        self._pronouns, self._before = pronouns, before

    @property
    def speaks_of_adults(self) -> bool:
        """Whether the form is about nobody who may be the speaker's child or patient."""
        return bool(self._own) or any(
            known.principal and known.label_words >= _STAFF for known in self._fields
        )

    @cached_property
    def told_of(self) -> Sequence[Whose]:
        """By token, of whom it is told as far as the words alone tell; nothing where that may be anybody."""
        return self.with_names({})[0]

    @cached_property
    def possessors(self) -> frozenset[int]:
        """Tokens that only tell whose kin somebody is: "vợ | anh Lân", "con trai | bà Ngọc"; no field asks for them."""
        if not (self._words.accented and self.speaks_of_adults):
            return frozenset()
        people = self.phrases
        spans = ((at, max(people.predicate(at), people.somebody(at))) for at in range(len(self._words)))
        return frozenset(inside for at, end in spans for inside in range(at + 1, end))

    @cached_property
    def others(self) -> Sequence[Somebody]:
        """Everybody spoken of whom the words alone tell to be somebody else."""
        return [one for one in self.with_names({})[1] if not one.own]

    def with_names(self, names: Mapping[int, Somebody]) -> tuple[Sequence[Whose], Sequence[Somebody]]:
        """The same where it is known whose the names are that begin at these tokens."""
        if not (self._words.accented and self.speaks_of_adults):
            return (), ()
        return told_of(self.phrases, self._pronouns, self._before, names)

    @cached_property
    def last(self) -> frozenset[int]:
        """The last token of each of the speaker's people."""
        words = self._words
        if not self._own:
            return frozenset()
        ends = {end for at in range(len(words)) if (end := self.phrases.kin(at)) > at}
        # "con nhỏ này bên it": this one is whom the form is about
        return frozenset(end - 1 for end in ends if not words.says(end, "này", "ni"))

    @cached_property
    def leading(self) -> range | None:
        """The words with which the sentence begins, if they are one of these: whatever follows is told of that one."""
        if not self.last:
            return None
        heads = (at for at in range(min(_HEAD, len(self._words))) if not self.phrases.says(at, "rude"))
        spans = (range(at, self.phrases.kin(at)) for at in heads)
        return next((span for span in spans if span), None)  # "tụi tui" are the speakers themselves

    def cost(self, known: Known, at: int, end: int = -1) -> float:
        """What it costs that a state of the form's own person is told of somebody else: "chồng tui | mất việc".

        `end`: where a value ends whose field is not named.
        """
        if known.principal and known.personal and end > at:
            return w.ANOTHER_PERSON if self.told_of and self.told_of[at] is Whose.OTHER else 0.0
        if known.section not in self._own or known.personal:
            return 0.0
        # "con bé", "nó là con trai tui" say whom, not what sex
        itself = bool(known.choices) and at < end <= self.phrases.kin_told(at)
        return w.ANOTHER_PERSON if itself or (self.last and self._is_told_of_last(at)) else 0.0

    def elsewhere(self, known: Known, at: int) -> bool:
        """Whether a word before `at` makes of it somebody or some place else: "báo lại | phòng nhân sự"."""
        again = self._words.says(at - 1, "lại") and self.phrases.says(at - 2, "towards")
        return (again or self.phrases.says(at - 1, "towards")) and known.section in self._own

    def told_of_own(self, at: int) -> bool:
        """As in "bé | dị ứng hải sản": a clause begins with whom a form that is no adult customer's is about."""
        words = self._words
        begins = at == 0 or bool(words.tokens[at].mark)
        return begins and not self._own and self.phrases.says(at, "young") and at + 1 < len(words)

    def is_own(self, known: Known) -> bool:
        """Whether the field asks for something of the form's own person."""
        return known.section in self._own or (known.principal and known.personal)

    @property
    def of_grown_ups(self) -> bool:
        """Whether the form is about a customer or an employee, no pupil and no patient."""
        return bool(self._own)

    def _is_told_of_last(self, at: int) -> bool:
        """Whether what is said at token `at` is told of one of these, who was named before in the same clause."""
        for before in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
            if before in self.last:
                return True
            if self._words.tokens[before + 1].mark or self.phrases.says(before, "telling"):
                return False
        return False

    @cached_property
    def _own(self) -> frozenset[str]:
        """Sections about the form's own person: who that is and where that one works."""
        own = [known for known in self._fields if known.principal and known.kind in _OWN]
        # a pupil or a patient may well be the speaker's child
        adult = any(k.kind is FieldKind.PERSON and not _ADULTS.isdisjoint(k.label_words) for k in own)
        return frozenset(known.section for known in own) if adult else frozenset()


def told_of(
    phrases: PersonPhrases,
    pronouns: Mapping[int, tuple[int, Gender | None]] = MappingProxyType({}),
    before: Discourse = _NOBODY,
    names: Mapping[int, Somebody] = MappingProxyType({}),
) -> tuple[list[Whose], list[Somebody]]:
    """By token, of whom it is told, and everybody spoken of in order."""
    words, whose, one, until = phrases.words, list[Whose](), Whose.OWN, 0
    people = [Somebody(-1, 0, before.gender)] if before.beside else []
    for at, token in enumerate(words.tokens):
        if at < until:
            whose.append(one)
            continue
        if token.mark and one is Whose.OTHER:
            one = Whose.MAYBE
        if (predicate := phrases.predicate(at)) > at and at not in names:
            until = predicate
            whose.append(one)
            continue
        here = names.get(at) or _somebody(phrases, at)
        if here is not None and phrases.is_denied(at):
            until = here.end
        elif here is not None and one is not Whose.OWN and phrases.goes_on_naming(at):
            until = here.end  # "vợ khách tên | Hồ Thị Diệp": the one just spoken of
        elif here is not None:
            people.append(here)
            if here.own or not here.listed:
                one = Whose.OWN if here.own else Whose.OTHER
            until = here.end
        elif at in pronouns and not phrases.is_no_pronoun(at):
            until, gender = pronouns[at]
            meant = next((who for who in reversed(people) if agrees(words, who, at, gender)), None)
            one = Whose.OWN if meant is None or meant.own else Whose.OTHER
        elif phrases.says(at, "self", "turning") or ((at == 0 or token.mark) and phrases.says(at, "wanting")):
            one = one if phrases.is_denied(at) else Whose.OWN
        elif phrases.says(at, "wed") and not (
            words.says(at + 1, "chồng") or words.says(at - 1, "vợ", "hoặc")
        ):
            people.append(
                Somebody(at, at + 1, phrases.gender(at, at + 1), kin=True)
            )  # "tui có vợ rồi, | bả tên …"
        whose.append(one)
    return whose, people


@noted
def _somebody(phrases: PersonPhrases, at: int) -> Somebody | None:
    end = phrases.anybody(at)
    kin = end > at and phrases.somebody(at) == end
    if at == 0 and kin and phrases.words.says(end, "tên") and not phrases.is_of_customer(at, end):
        return (
            None  # "tía tui tên Huỳnh Văn Đực, sinh …": with a name of his own he is whom the form is about
        )
    return Somebody(at, end, phrases.gender(at, end), kin=kin) if end > at else None


def agrees(words: Words, who: Somebody, at: int, gender: Gender | None) -> bool:
    """Whether the pronoun at token `at` may mean this one: in "mẹ chị ấy ốm, số | chị ấy" the mother is not meant."""
    called = (
        words.tokens[at].toned if at < len(words) else ""
    )  # whoever was spoken of in all of the utterance
    owner = any(token.toned == called for token in words.tokens[who.start + 1 : who.end])
    return not owner and (gender is None or who.gender is None or who.gender is gender)


def servants(phrases: PersonPhrases) -> frozenset[str]:
    """What those call themselves, or are called, who fill in the form for somebody else: "em ghi cho chị số …"."""
    tokens = phrases.words.tokens
    return frozenset(token.toned for at, token in enumerate(tokens) if _serves(phrases, at))


def _serves(phrases: PersonPhrases, at: int) -> bool:
    if not phrases.says(at, "server"):
        return False
    deed = at + 1 + phrases.says(at + 1, "later")
    if not phrases.says(deed, "writing"):
        return False
    places = range(deed + 1, min(deed + 1 + _REACH, len(phrases.words) - 1))
    # "con ghi giúp con": whoever is served is called otherwise
    return any(phrases.says(place, "for") and phrases.says(place + 1, "served") for place in places)


def is_of_servants(phrases: PersonPhrases, serving: Collection[str], at: int) -> bool:
    """Whether the token tells of who serves: "số | em", "| em tên là"; it is not that of whom the form is about."""
    if phrases.words.tokens[at].toned not in serving:
        return False
    return phrases.says(at - 1, "named by") or phrases.words.says(at + 1, "tên", "là")
