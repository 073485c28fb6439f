"""Whose a value is: of the form's own person, of somebody else whom the form asks about, or of nobody it knows."""

from functools import cached_property

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import Fill
from speak_to_input.core.context import Context
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.bare import BareValues
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.referents import Referents, Somebody
from speak_to_input.core.decoding.speakers import RUDE, TITLES, is_ones_own
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.persons import asks_relation, owner, same_of
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.genders import Gender
from speak_to_input.vi.reading import Kind
from speak_to_input.vi.text import fold

_CALLINGS = frozenset(map(fold, (*RUDE, *TITLES)))


PRONOUNS = {Cue.HE: Gender.MALE, Cue.SHE: Gender.FEMALE, Cue.THEY: None}


_TELLING = frozenset({Cue.LINK, Cue.CONNECT, Cue.NAMED_AS, Cue.FILL, Cue.YES})


def _pronouns(found: Candidates) -> dict[int, tuple[int, Gender | None]]:
    """By token, where the pronoun ends that stands there and what it agrees with."""
    return {
        at: (mark.end, PRONOUNS[mark.cue])
        for at, marks in enumerate(found.cues)
        for mark in marks
        if mark.cue in PRONOUNS and mark.strength > _CLEARLY
    }


def _is_of_person(known: Known) -> bool:
    """Whether a list asks who somebody is: "Giới tính", "Quan hệ"; the way to the receiver's town does not."""
    return bool(known.choices) and (asks_relation(known) or not known.label_words.isdisjoint(_OF_PEOPLE))


_OF_PEOPLE = frozenset(
    {"gioi", "tich", "nghe", "nghiep", "chuc", "hon", "xung", "toc", "gender", "sex"}
    | {"tinh", "huyen", "quan", "xa"}
)
_CLEARLY, _FAIRLY = 0.97, 0.5


_KIN = 2
"""Words of whom somebody is called by: "vợ | em"."""


class Owners(BareValues):
    """The utterance's values, and whose they may be."""

    def __init__(
        self, found: Candidates, form: Form, vocabulary: Vocabulary, language: Language, context: Context
    ) -> None:
        super().__init__(found, form, vocabulary, language, context)
        self.given_names = language.lexicon.given_names
        self.referents = Referents(self.people, vocabulary.fields, _pronouns(found), context.discourse)
        self._named = vocabulary.names
        self._turned = context.turned

    def whose(self, h: Hypothesis, known: Known, *, named: bool = False) -> float:
        """What it is worth that a personal field is of the person spoken of.

        After "vợ tên là …" the customer's own fields are not meant; after a reference person's name "số điện
        thoại" is that person's.
        """
        if not known.personal:
            return 0.0
        if known.principal and h.other:
            return -w.ANOTHER_PERSON
        before = self.field_of(h.steps[-1]) if h.steps else self._told_last(known)
        if before is None or before is known or before.section != known.section:
            return 0.0
        other = known.section in self._of_others
        if other and (before.personal or known.section in self._portraits):
            return w.SAME_PERSON
        if before.kind is not FieldKind.PERSON or (named and known.kind is FieldKind.PERSON):
            return 0.0  # "học viên Gia Bảo, | phụ huynh Sơn": what that one is called tells it
        theirs = same_of(self.fields, known, before)  # "người nhận là anh Hoàng, số 0987…", and no sender's
        return w.OWN if theirs is None or theirs is known else -w.ANOTHER_PERSON

    def _told_last(self, known: Known) -> Known | None:
        """The field of the turn before, where it was of somebody else and this turn goes on: "số điện thoại 0387…".

        None where this one is told of that person, and where the words may be of the form's own person, or ask for
        more than that something be written.
        """
        return None if self.form.fields[known.index].value else self._last_of_others

    @cached_property
    def _last_of_others(self) -> Known | None:
        if self.last < 0 or self._turned or not self._only_tells:
            return None
        before = self.fields[self.last]
        return before if before.section in self._of_others else None

    @cached_property
    def _only_tells(self) -> bool:
        """Whether fields are named and values told, and nothing else: no act is asked for, nobody is spoken of."""
        found, places = self.found, range(len(self.words))
        if any(mark.cue not in _TELLING for marks in found.cues for mark in marks):
            return False
        names = ((at, m.end) for at in places for m in found.mentions[at] if m.strength > w.NAME_FAIR)
        values = ((at, each.end) for at in places for each in found.readings[at] if each.sure > _FAIRLY)
        marks = ((at, mark.end) for at in places for mark in found.cues[at])
        explained = {place for at, end in (*names, *values, *marks) for place in range(at, end)}
        return all(
            (at in explained or self.texts.is_particle(at))
            and not (self.words.says(at, "của", "nguồn") or self.people.says(at, "self", "whose", "mine"))
            for at in places
        )

    def of_somebody(self, h: Hypothesis, known: Known) -> bool:
        """Whether a person of the field's section was named, in this utterance or right before."""
        before = self.fields[self.last] if self.last >= 0 else None
        return self._told_beside(h, known) or (before is not None and before.section == known.section)

    def stranger(self, h: Hypothesis, known: Known, at: int) -> float:
        """What it costs that the field told at token `at` is about a person whom nothing has named yet."""
        if known.principal or h.other or known.section not in self._portraits:
            return 0.0
        if not (known.personal or _is_of_person(known)) or self._is_called(
            known.section, self._at_kin(at) if known.choices else at
        ):
            return 0.0  # "vợ | em tên Hoa"
        before = None if h.steps else self._told_last(known)
        of_last = before is not None and before.section == known.section
        return 0.0 if of_last or self._told_beside(h, known) else w.STRANGER

    def behind_others(self, h: Hypothesis, known: Known) -> bool:
        """As in "người tham chiếu chị Lan 0911…, và anh Hùng 0922…": behind somebody else nobody tells of the form's
        own person unless that one is named or was told of before.
        """
        if not (h.filled & self.other_people and known.principal and known.personal):
            return False
        if known.section in self._portraits:
            return False  # a child's form that asks for the parent's number only
        return not h.filled & self._in_section[known.section] and known.index not in (
            self.asked,
            self.focused,
        )

    def awaited_of_others(self, h: Hypothesis, known: Known) -> bool:
        """As in "người tham chiếu là chị Lan số | 0911…": of the one told of the same is asked, and not told yet."""
        if not self.behind_others(h, known):
            return False
        same = (f for f in self.fields if f.kind is known.kind and f.section in self._portraits)
        return any(h.filled & self._in_section[f.section] and not h.filled >> f.index & 1 for f in same)

    @cached_property
    def callings(self) -> frozenset[int]:
        """Tokens with which somebody is called: "thằng | Tý", "chị | Lan"."""
        words = self.words
        called = (at for at, token in enumerate(words.tokens[:-1]) if token.folded in _CALLINGS)
        return frozenset(at for at in called if words.says(at, *RUDE, *TITLES))

    @cached_property
    def behind_strangers(self) -> frozenset[int]:
        """Tokens right behind somebody who is called by a title and a given name: "anh Hùng |", "anh Hùng số |"."""
        called = {at + 2 for at in self.callings if self.people.by_name(at + 1)}
        return frozenset(called | {at + 1 for at in called if self.words.says(at, "số", "sđt")})

    @cached_property
    def knows_own(self) -> bool:
        """Whether the form holds the name of whom it is about."""
        own = (f for f in self.fields if f.kind is FieldKind.PERSON and f.principal)
        return any(self.form.fields[known.index].value for known in own)

    def person_of_kin(self, who: Somebody) -> Known | None:
        """The person whom the form asks for as kin of its own, where that may be this one: "vợ ảnh, số bả …"."""
        for relation in self.fields if who.kin else ():
            person = owner(self.fields, relation.index) if asks_relation(relation) else None
            if person is None or person.principal:
                continue
            name, held = (self.form.fields[known.index].value for known in (person, relation))
            offers = (offer for at in range(who.start, who.end) for offer in self.found.offers[at])
            if not name or any((o.field, o.text) == (relation.index, held) for o in offers):
                return person
        return None

    @cached_property
    def titled(self) -> dict[int, int]:
        """Where everybody called by a title and a name begins and ends: "chị | Bùi Thu Hà"."""
        ends: dict[int, int] = {}
        for at in range(len(self.words) - 1):
            if not self.people.says(at, "title", "peer") or self.words.tokens[at + 1].mark:
                continue
            named = (
                r.end for r in self.found.readings[at + 1] if r.kind is Kind.PERSON and r.sure > w.CLEAR_VALUE
            )
            given = at + 2 if self.people.by_name(at + 1) and not self.people.says(at + 1, "order") else 0
            if end := max((end for end in named if end > at + 2), default=given):
                ends[at] = end
        return ends

    @cached_property
    def ones_own(self) -> frozenset[int]:
        """Tokens at which "của tôi" stands, or "tôi" right behind a field's name: "mail mình"."""
        return frozenset(at for at in range(len(self.words)) if is_ones_own(self.words, at))

    @cached_property
    def other_people(self) -> int:
        """Bit set of the fields for the names of other people."""
        names = (f for f in self.fields if f.kind is FieldKind.PERSON and f.section in self._portraits)
        return sum(1 << known.index for known in names)

    @cached_property
    def _in_section(self) -> dict[str, int]:
        """By section, the bit set of its fields."""
        sections: dict[str, int] = {}
        for known in self.fields:
            sections[known.section] = sections.get(known.section, 0) | 1 << known.index
        return sections

    def _told_beside(self, h: Hypothesis, known: Known) -> bool:
        """Whether something of the field's section was told in this utterance."""
        told = (self.field_of(step) for step in h.steps)
        return any(field is not None and field.section == known.section for field in told)

    def _is_called(self, section: str, at: int) -> bool:
        """Whether the section's person is spoken of before token `at`, or as what somebody shall be, "lấy má tui làm |
        người tham chiếu"; who is called by name only further on has not been told of: "số 0912…, người tham chiếu Lan".
        """
        calls = self._calls.get(section, ())
        return any(
            call <= at or self._is_of_called(at, call) or not self._name_behind(end) for call, end in calls
        )

    def _at_kin(self, at: int) -> int:
        """The last token with which a kin word at token `at` may lead to whom it calls."""
        tokens = self.words.tokens[at + 1 : at + 1 + _KIN]
        return at + next((near for near, token in enumerate(tokens) if token.mark), len(tokens))

    def _is_of_called(self, at: int, call: int) -> bool:
        """As in "số 0912… là của vợ | tên Hoa": whose it is, is told behind."""
        return any(self.words.says(place, "của") for place in range(max(at, call - _KIN - 1), call))

    def _name_behind(self, end: int) -> bool:
        """Whether a name follows the words that call somebody, with a word that links them or a title between."""
        while end < len(self.words) and self.words.says(end, "là", "tên", *TITLES):
            end += 1
        return end < len(self.words) and any(r.kind is Kind.PERSON for r in self.found.readings[end])

    @cached_property
    def _calls(self) -> dict[str, list[tuple[int, int]]]:
        """By section, where its person is spoken of: first token, and the one behind."""
        calls: dict[str, list[tuple[int, int]]] = {}
        for at, marks in enumerate(self.found.mentions):
            for m in marks:
                if m.strength > w.CALLED and self.fields[m.field].kind is FieldKind.PERSON:
                    calls.setdefault(self.fields[m.field].section, []).append((at, m.end))
        return calls

    @cached_property
    def _of_others(self) -> frozenset[str]:
        """Sections about somebody else: they ask for a person's name, but not for the form's own person."""
        people = [known for known in self.fields if known.kind is FieldKind.PERSON]
        own = {known.section for known in people if known.principal}
        return frozenset(known.section for known in people) - own

    @cached_property
    def _portraits(self) -> frozenset[str]:
        """Sections that ask for hardly anything but who somebody else is."""
        return frozenset(
            section
            for section in self._of_others
            if (fields := [known for known in self.fields if known.section == section])
            and 2 * sum(known.personal for known in fields) >= len(fields) > 1
        )

    def known(self, name: str) -> Known | None:
        """The field of that name."""
        return self._named.get(name)

    def field_of(self, step: Step | None) -> Known | None:
        """The field that the step fills; None where it fills none."""
        return self._named.get(step.command.field) if step and isinstance(step.command, Fill) else None
