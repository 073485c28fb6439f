"""Everything that stays the same while one utterance is decoded."""

from functools import cached_property

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.commands import Fill
from speak_to_input.core.context import Context
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.around import Around
from speak_to_input.core.decoding.asides import asides
from speak_to_input.core.decoding.clause_marks import clause_ends, onlys, praises
from speak_to_input.core.decoding.half_said import Break, break_of
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.introductions import Introductions
from speak_to_input.core.decoding.named_behind import NamedBehind, named_behind
from speak_to_input.core.decoding.no_questions import asks_nothing, behind_name, dates_a_name
from speak_to_input.core.decoding.places import places_of
from speak_to_input.core.decoding.questions import asked_at, is_told, musing_at, only_stresses
from speak_to_input.core.decoding.spoken_of import Spoken, spoken_of
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.label_sides import side_before
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.vocabulary import Known, Vocabulary

_IS_IT = ("không", "hông", "hổng", "hong", "hôn")
_BUT_NOT = ("chứ", "chớ")
_QUESTION_SPAN = 8
_QUESTIONS_FOR_US = frozenset({Cue.MISSING, Cue.CHECK, Cue.READ, Cue.READ_ALL, Cue.WHAT})
"""Questions that the form can answer."""


class Scene(Around):
    """The utterance's candidates, the form, and what the dialogue knows."""

    def __init__(
        self, found: Candidates, form: Form, vocabulary: Vocabulary, language: Language, context: Context
    ) -> None:
        super().__init__(found, form, vocabulary, language, context)
        self.sounds = language.sounds
        self.areas = language.lexicon.position_more
        """Areas of work: "tín dụng", "nhân sự"."""
        self.whole_words = language.lexicon.whole_words
        self.counting = language.counting
        self.places = places_of(self, self.wonders)
        self.steps: dict[object, Step] = {}
        """Steps that some hypothesis has taken, by what makes them differ."""
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
        told, found = asides(self.words, self.marks), self.found  # "hồ sơ kèm | theo báo giá" quotes nobody
        told = tuple(at for at in told if not (dates_a_name(found, at) or behind_name(found, at + 1)))
        return tuple(
            at for at in told if not (self.marks.at(self.words, at, Mark.BULLETIN) and self._asked(at))
        )

    def _asked(self, at: int) -> bool:
        """Whether the form has the word at `at` in a field or choice: "Công an đã lập biên bản chưa?" is no news."""
        reach = range(max(0, at - 5), at + 1)
        named = (m for p in reach for m in self.found.mentions[p] if m.end > at and m.strength > w.NAME_FAIR)
        chosen = (
            o
            for p in reach
            for o in self.found.offers[p]
            if o.option and o.end > at and o.fit > w.CHOICE_NAMED
        )
        return any(named) or any(chosen)

    @cached_property
    def broken(self) -> Break | None:
        """Where the speaker breaks off."""
        return break_of(self.words, self.marks)

    @cached_property
    def kin_leads(self) -> bool:
        """Whether the sentence is of somebody's kin, of whom the form asks nothing: "vợ anh khiếu nại …"."""
        led = self.referents.leading
        if led is None or any(self.named_text(at, led.start) for at in range(led.start)):
            return False  # "lý do | vợ em sắp sinh" tells what was named
        return not any(
            offer.option and offer.fit > w.CHOICE_FAIR for at in led for offer in self.found.offers[at]
        )

    def named_text(self, at: int, end: int) -> bool:
        """Whether the tokens are the whole name of a field that any words may fill."""
        named = (m for m in self.found.mentions[at] if m.end == end and m.strength > w.NAME_WHOLE)
        return any(self.fields[mention.field].kind is FieldKind.PROSE for mention in named)

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
                if not any(is_told(self.words, place) for place in (at, mark.end - 1))
                if not self.names_begin(mark.end - 1)
                if not self.is_named(at, mark.end)
                if not asks_nothing(self.found, at, mark.end)
                for place in (at, mark.end - 1)
            }
        )
        named = {m.end for marks in self.found.mentions for m in marks if m.strength > w.NAME_FAIR}
        return frozenset(at for at in asked if not only_stresses(self.words, at, named))

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

    @cached_property
    def introductions(self) -> Introductions:
        """Tokens that introduce a person or a company right before the name."""
        return Introductions(self.found, self.people)

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
        if isinstance(step.command, Fill) and step.command.text == before.none != "":
            return 0.0  # "không thế chấp gì, vay | 200 triệu": of what there is none, nothing more is told
        worth = w.SAME_SECTION if before.section == known.section != "" else 0.0
        if known.kind is not FieldKind.ADDRESS:
            return worth
        firm = before.kind is FieldKind.COMPANY and not step.text and step.end == at
        home = self.words.says(at, "nhà") or self.words.says(at - 1, "nhà")
        return 2 * worth if firm and not home else 0.0  # "làm ở công ty May Việt Tiến | số 12 Lê Lợi"

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

    def of_side(self, known: Known, end: int) -> int:
        """1 where the label ends with the person spoken of last before token `end`, -1 where with another one."""
        own = self.vocabulary.sides
        told = side_before(self.words, end, frozenset(own.values())) if known.index in own else None
        return 0 if told is None else 1 if told == own[known.index] else -1

    def introduces_self(self, at: int) -> bool:
        """As in "tôi là | …": the one who speaks tells who that is."""
        return self.words.says(at - 1, "là") and self.people.says(at - 2, "self")

    def introduced_self(self, h: Hypothesis, at: int) -> bool:
        """As in "tôi là Vi Văn Đoàn | …": the name of the one who speaks was told right before."""
        return bool(h.steps) and h.steps[-1].end == at and self.introduces_self(h.steps[-1].start)

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

    def names_file(self, at: int) -> bool:
        """Whether a word stands there that is part of the name of a file that the person gave."""
        return at < len(self.words) and self.words.tokens[at].folded in self.context.files

    def label_words(self, index: int) -> frozenset[str]:
        """Folded words of a field's label."""
        return self.fields[index].label_words if index >= 0 else frozenset()
