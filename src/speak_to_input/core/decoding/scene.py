"""Everything that stays the same while one utterance is decoded."""

from bisect import bisect_left
from functools import cached_property
from typing import Any

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.context import Context
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.asides import asides
from speak_to_input.core.decoding.clause_marks import clause_ends, onlys, praises
from speak_to_input.core.decoding.doers import Doer, doers
from speak_to_input.core.decoding.half_said import Break, break_of
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.introductions import Introductions
from speak_to_input.core.decoding.named_behind import NamedBehind, named_behind
from speak_to_input.core.decoding.no_questions import asks_nothing, dates_a_name
from speak_to_input.core.decoding.owners import Owners
from speak_to_input.core.decoding.places import places_of
from speak_to_input.core.decoding.questions import asked_at, is_told, musing_at, only_stresses
from speak_to_input.core.decoding.spoken_of import Spoken, spoken_of
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.reading import Kind

_IS_IT = ("không", "hông", "hổng", "hong", "hôn")
_BUT_NOT = ("chứ", "chớ")
_JOIN_WORDS = ("bằng",)
"""Right behind a name it leads to its value; farther on it is a word like others: "nhắc nhở bằng văn bản"."""
_QUESTION_SPAN = 8
_NAMES = frozenset({FieldKind.PERSON, FieldKind.ADDRESS, FieldKind.COMPANY})
_QUESTIONS_FOR_US = frozenset({Cue.MISSING, Cue.CHECK, Cue.READ, Cue.READ_ALL, Cue.WHAT})
"""Questions that the form can answer."""


class Scene(Owners):
    """The utterance's candidates, the form, and what the dialogue knows."""

    def __init__(
        self, found: Candidates, form: Form, vocabulary: Vocabulary, language: Language, context: Context
    ) -> None:
        super().__init__(found, form, vocabulary, language, context)
        self.sounds = language.sounds
        self.areas = language.lexicon.position_more
        """Areas of work: "tín dụng", "nhân sự"."""
        self.whole_words = language.lexicon.whole_words
        self.places = places_of(self, self.wonders)
        self.steps: dict[object, Step] = {}
        """Steps that some hypothesis has taken, by what makes them differ."""
        self.notes: dict[object, Any] = {}
        """What a rule has worked out and asks for again, by rule and place."""
        self.floors: list[float] = []
        """By token, the least that a hypothesis which stands there must promise."""

    @cached_property
    def question_at(self) -> int:
        """The word that makes the utterance a question; -1 where none does."""
        return asked_at(self.words, self.texts)

    @property
    def asks(self) -> bool:
        """Whether the utterance is a question, by its words or by its mark."""
        return self.words.text.rstrip().endswith("?") or self.question_at >= 0

    @cached_property
    def spoken_of(self) -> dict[int, Spoken]:
        """By token, the people whom the form holds and who are spoken of there by name."""
        return spoken_of(self.words, self.form, self.fields)

    @cached_property
    def onlys(self) -> tuple[int, ...]:
        """Where a clause begins with "chỉ": what is taken away ends there."""
        return onlys(self.found)

    @cached_property
    def asides(self) -> tuple[int, ...]:
        """The words that tell that the utterance is not said to the form."""
        return tuple(at for at in asides(self.words, self.marks) if not dates_a_name(self.found, at))

    @cached_property
    def broken(self) -> Break | None:
        """Where the speaker breaks off."""
        return break_of(self.words, self.marks)

    @cached_property
    def kin_leads(self) -> bool:
        """Whether the sentence is of somebody's kin, of whom the form asks nothing: "vợ anh khiếu nại …"."""
        led = self.referents.leading
        return led is not None and not any(
            offer.option and offer.fit > w.CHOICE_FAIR for at in led for offer in self.found.offers[at]
        )

    def may_begin(self, h: Hypothesis, at: int) -> bool:
        """Whether a clause may begin at token `at`."""
        return h.pause or bool(self.words.tokens[at].mark)

    def clause_may_end(self, end: int, *, grave: bool = False) -> bool:
        """Whether nothing that carries meaning follows at once."""
        return self.texts.clause_may_end(end, grave=grave)

    def names_field(self, at: int) -> bool:
        """Whether a field is clearly named at once, without a pause."""
        at += 1 if self.words.says(at, "cái", "ô", "chỗ", "mục") else 0
        if at >= len(self.words) or self.words.tokens[at].mark:
            return False
        return any(mention.strength > w.NAME_FAIR for mention in self.found.mentions[at])

    def all_but_fillers(self, start: int, end: int) -> bool:
        """Whether nothing but fillers stands outside tokens `start` to `end`."""
        outside = (*range(start), *range(end, len(self.words)))
        return all(self.texts.is_particle(at) for at in outside)

    @cached_property
    def wonders(self) -> frozenset[int]:
        """Tokens where words of questioning begin and end: the "là" of "là cái chi" may link before it asks."""
        asked = (
            self._asking()
            | musing_at(self.words)
            | {
                place
                for at, marks in enumerate(self.found.cues)
                for mark in marks
                if mark.cue is Cue.WONDER and mark.strength > w.WONDER_HEARD
                if not is_told(self.words, at) and not self.names_begin(mark.end - 1)
                if not self._is_named(at, mark.end)
                if not asks_nothing(self.found, at, mark.end)
                for place in (at, mark.end - 1)
            }
        )
        named = {m.end for marks in self.found.mentions for m in marks if m.strength > w.NAME_FAIR}
        return frozenset(at for at in asked if not only_stresses(self.words, at, named))

    def names_begin(self, at: int) -> bool:
        """Whether a field's whole name of several words begins there: "cái | mô tả vấn đề" asks nothing."""
        return any(m.end - at > 1 and m.strength > w.NAME_WHOLE for m in self.found.mentions[at])

    def _is_named(self, at: int, end: int) -> bool:
        """Whether the form asks for just that: "học phí" muses where nothing of the form is called so."""
        return any(m.end == end and m.strength > w.NAME_WHOLE for m in self.found.mentions[at])

    def _asking(self) -> frozenset[int]:
        """As in "có bị phạt không em?": the last "không" when "có" or "được" stands before it."""
        if any(m.cue in _QUESTIONS_FOR_US for marks in self.found.cues for m in marks):
            return frozenset()
        last = len(self.words) - 1
        while last > 0 and not self.words.says(last, *_IS_IT) and self.texts.is_particle(last):
            last -= 1
        asked = last > 1 and self.words.says(last, *_IS_IT)
        before = range(max(0, last - _QUESTION_SPAN), last)
        return (
            frozenset({last})
            if asked and any(self.words.says(at, "có", "được") for at in before)
            else frozenset()
        )

    def offered_within(self, index: int, start: int, end: int) -> bool:
        """Whether a choice of that field is named within the tokens."""
        places = self._clear_offers.get(index, [])
        first = bisect_left(places, start)
        return first < len(places) and places[first] < end

    @cached_property
    def _clear_offers(self) -> dict[int, list[int]]:
        """Field index -> the tokens at which a value of the field is clearly said, in order."""
        places: dict[int, list[int]] = {}
        for at, offers in enumerate(self.found.offers):
            for offer in offers:
                if offer.fit > w.CHOICE_FAIR:
                    places.setdefault(offer.field, []).append(at)
        return places

    def is_title(self, start: int, end: int) -> bool:
        """Whether the tokens are just a job title."""
        return any(r.kind is Kind.POSITION and r.end == end for r in self.found.readings[start])

    @cached_property
    def introductions(self) -> Introductions:
        """Tokens that introduce a person or a company right before the name."""
        return Introductions(self.found)

    @cached_property
    def doers(self) -> tuple[Doer, ...]:
        """Who has done what a field asks a name for, told by a verb beside the name."""
        return doers(self)

    @cached_property
    def beside_doers(self) -> frozenset[int]:
        """The tokens that tell that: "do" before the name and the verb."""
        return frozenset(at for doer in self.doers for at in doer.beside)

    @cached_property
    def named_behind(self) -> tuple[NamedBehind, ...]:
        """Where the name of a free text stands behind it: "… là mô tả"."""
        return named_behind(self)

    @cached_property
    def righted(self) -> bool:
        """Whether a value is set right by what stands behind it: "678 mới đúng", "678 chứ không phải 123"."""
        return any(
            mark.cue is Cue.RIGHT or (mark.cue is Cue.REPAIR and self.words.says(at, *_BUT_NOT))
            for at, marks in enumerate(self.found.cues)
            for mark in marks
        )

    @cached_property
    def clause_ends(self) -> frozenset[int]:
        """Tokens with which a clause ends: no short text goes on behind one."""
        return clause_ends(self.words)

    @cached_property
    def praises(self) -> dict[int, int]:
        """Where clauses begin and end that only say how somebody finds what was told."""
        return praises(self.words)

    @cached_property
    def left_open(self) -> bool:
        """Whether the utterance breaks off: "số vụ việc thì"."""
        last = len(self.words) - 1
        last -= self.words.writes(last, "ờ", "à") and self.words.writes(last - 1, "thì", "là")
        return self.words.writes(last, "thì", "là", "ừm", "ờm")

    def beside(self, h: Hypothesis, known: Known, at: int) -> float:
        """What it is worth that the value before is of the same section: "thế chấp nhà đất | ba tỷ"."""
        step = h.steps[-1] if h.steps else None
        before = self.field_of(step)
        if step is None or before is None or at - step.end > w.BESIDE:
            return 0.0
        return w.SAME_SECTION if before.section == known.section != "" else 0.0

    def in_scope(self, h: Hypothesis, known: Known) -> float:
        """What it is worth that a field is of the person or row spoken of, where the form asks the same of several."""
        if not h.scope:
            return -w.IN_SCOPE if known.of_others or known.index in self._out_of_view else 0.0
        if h.filled >> known.index & 1 and not known.several:
            return 0.0
        if known.section == h.scope:
            apart = known.twins or known.kin or known.of_others or h.scope in self._scopes
            return w.IN_SCOPE if apart else 0.0
        others = (*known.twins, *known.kin)
        if any(known.index == end and h.filled >> start & 1 for start, end in self.vocabulary.orders):
            return 0.0  # "từ Hải Phòng | vô Cần Thơ": the second of two comes behind the first
        return -w.IN_SCOPE if any(self.fields[other].section == h.scope for other in others) else 0.0

    @cached_property
    def _out_of_view(self) -> frozenset[int]:
        """Fields of another step of the form that have a twin on the step that is shown."""
        seen = {at for at, field in enumerate(self.form.fields) if field.visible}
        return frozenset(k.index for k in self.fields if k.index not in seen and not seen.isdisjoint(k.twins))

    def out_of_order(self, h: Hypothesis, known: Known) -> float:
        """What it costs that the second of two fields is filled before the first, or the first after it."""
        for first, second in self.vocabulary.orders:
            if known.index == second and not h.filled >> first & 1 and self.form.fields[first].empty:
                return w.IN_ORDER if known.choices else w.FIRST_DAY
            if known.index == first and h.filled >> second & 1:
                return w.IN_ORDER
        return 0.0

    @cached_property
    def first_scope(self) -> str:
        """The person or row spoken of last, if the form asks the same of several."""
        section = self.fields[self.last].section if self.last >= 0 else ""
        return section if section in self.vocabulary.parted else ""

    def name_behind(self, start: int, index: int) -> int:
        """The first token behind `start` at which another field is clearly named, in two words or more."""
        return next((at for at, field in self._clear_names if at > start and field != index), len(self.words))

    @cached_property
    def _clear_names(self) -> list[tuple[int, int]]:
        """Tokens at which fields are clearly named in two words or more, in order, with those fields."""
        return [
            (at, m.field)
            for at, mentions in enumerate(self.found.mentions)
            for m in mentions
            if m.strength > w.NAME_FAIR and m.end - at > 1
        ]

    def name_goes_on(self, start: int, at: int) -> bool:
        """Whether token `at` lies within a clear name of a field that begins at token `start`."""
        return any(m.end > at and m.strength > w.NAME_WHOLE for m in self.found.mentions[start])

    def names_file(self, at: int) -> bool:
        """Whether a word stands there that is part of the name of a file that the person gave."""
        return at < len(self.words) and self.words.tokens[at].folded in self.context.files

    def typed_elsewhere(self, start: int, known: Known) -> bool:
        """Whether a clear value that this field cannot take begins the tokens: a person's name for a company's."""
        clear = [o.field for o in self.found.offers[start] if o.fit > w.CLEAR_VALUE and not o.option]
        if known.kind is FieldKind.TEXT:
            clear = [field for field in clear if self.fields[field].kind not in _NAMES]
        return bool(clear) and known.index not in clear

    def is_choice_of_another(self, start: int, end: int, index: int) -> bool:
        """Whether the tokens are just the name of a choice of some other field."""
        return any(
            offer.option and offer.end == end and offer.fit > w.CHOICE_PART and offer.field != index
            for offer in self.found.offers[start]
        )

    def link_ahead(self, at: int, end: int, reach: int = 4) -> bool:
        """Whether a linking word stands after `at`, less than `reach` tokens on and before `end`."""
        return self._next_link[at] < min(at + reach, end)

    @cached_property
    def _next_link(self) -> list[int]:
        """For every token the next one at which a linking word stands; far behind the end where none does."""
        coming = 2 * len(self.words) + 4
        following = []
        for at in reversed(range(len(self.words))):
            following.append(coming)
            joins = at in self.links and not self.words.says(at, *_JOIN_WORDS)
            coming = at if joins else coming
        return following[::-1]

    def label_words(self, index: int) -> frozenset[str]:
        """Folded words of a field's label."""
        return self.fields[index].label_words if index >= 0 else frozenset()
