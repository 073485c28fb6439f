"""Values that are said without their field's name: which of them are worth trying, and at what cost."""

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from speak_to_input.core.candidates import Candidates
from speak_to_input.core.context import Context
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding import within
from speak_to_input.core.decoding.agreeing import agrees
from speak_to_input.core.decoding.by_the_way import is_by_the_way, is_since
from speak_to_input.core.decoding.elapsed import elapsed, of_no_paper, worked, works
from speak_to_input.core.decoding.joined import goes_on
from speak_to_input.core.decoding.nouns_before import is_bought, is_counted, is_place, is_where_bought
from speak_to_input.core.decoding.relations import asks_relation, is_whose, leads_name, tells_relation
from speak_to_input.core.decoding.span_sides import side
from speak_to_input.core.decoding.speakers import NOES, addresses, does, given_to, introduces
from speak_to_input.core.decoding.utterance import Utterance
from speak_to_input.core.decoding.word_parts import part_cost
from speak_to_input.core.decoding.work_places import is_title_of_a_company, is_work_place
from speak_to_input.core.decoding.worth import looks_legal, worth
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.offer import Offer
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.vi.reading import Unit

_SELDOM_BARE = frozenset({FieldKind.PERSON, FieldKind.ADDRESS, FieldKind.COMPANY})  # words resemble these
_DAYS = frozenset({FieldKind.DATE, FieldKind.TIME, FieldKind.DATETIME})
_SAYING = ("dặn", "bảo", "nhắn", "kêu", "nhờ", "hỏi")  # behind a name: what that one says comes then
_YES_WITH_THING = 3  # words of a yes that tells to what, "có sự cố"
_FIELDS_PER_VALUE = 2  # a value that many fields would take is tried in the likeliest only
_WEAK_ALONE = frozenset({FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.YES_NO, FieldKind.CODE})
"""Kinds whose values are too common to tell the field by themselves."""


class Bare(NamedTuple):
    """A value without its field's name."""

    offer: Offer
    cost: float
    """What it costs to stand alone."""
    worth: float
    """What it is worth by itself."""
    as_part: float
    """What it costs that it is only a part of something longer."""


class BareValues(Utterance):
    """An utterance with the values in it that may stand by themselves."""

    def __init__(
        self, found: Candidates, form: Form, vocabulary: Vocabulary, language: Language, context: Context
    ) -> None:
        super().__init__(found, form, vocabulary, language, context)
        self._bare: dict[int, list[Bare]] = {}

    def bare_offers(self, at: int) -> list[Bare]:
        """The values at token `at` that may stand without a field's name."""
        known = self._bare.get(at)
        if known is None:
            known = self._bare[at] = self._bare_at(at) if self.found.offers[at] else []
        return known

    def _bare_at(self, at: int) -> list[Bare]:
        offers = (o for o in self.found.offers[at] if not (o.part or o.classed or self._unlisted(o)))
        costed = [Bare(o, self._bare_cost(o, at), worth(o, at), self._as_part(o, at)) for o in offers]
        hopeful = [b for b in costed if self._is_hopeful(b) and not self._guessed(b.offer, at)]
        hopeful.sort(key=lambda bare: bare.cost - bare.worth)
        taken: Counter[tuple[int, str, bool]] = Counter()
        kept = []
        for bare in hopeful:
            offer = bare.offer
            same = (offer.end, offer.text, offer.option)
            taken[same] += 1
            spoken_of = self._is_spoken_of(self.fields[offer.field]) or self._is_owner(offer, at)
            several = w.SORTS_TRIED if self.fields[offer.field].kind in w.SEVERAL_SORTS else _FIELDS_PER_VALUE
            if taken[same] <= several or spoken_of or self.is_named_behind(offer):
                kept.append(bare)
        return kept

    def _unlisted(self, offer: Offer) -> bool:
        """Whether a list of people does not show this one: nobody means it who does not name it."""
        asked = offer.field in (self.asked, self.focused)
        return self.fields[offer.field].open_list and not (offer.option or asked)

    def _guessed(self, offer: Offer, at: int) -> bool:
        """Whether too little was said: a part of a choice in one syllable, some digits of a number."""
        if at in self._inside_moments and self.fields[offer.field].kind in _DAYS:
            return True
        if any(at in inside and offer.end <= inside.stop for inside in self._inside_acts):
            return True
        kind = FieldKind.CHOICE if offer.option else self.fields[offer.field].kind
        if is_by_the_way(self.words, self.fields[offer.field], offer, at):
            return offer.field not in (self.asked, self.focused)
        if kind is FieldKind.MONEY and offer.fit < w.SUM_WITH_UNIT and is_since(self.words, at, offer.end):
            return True
        if kind is FieldKind.PERSON and self._guessed_person(offer, at):
            return True
        if kind is FieldKind.BANK and offer.fit < w.NAME_FAIR:
            return offer.field not in (self.asked, self.focused)  # "lệnh quốc tế" names no bank
        if kind is FieldKind.ADDRESS and is_where_bought(self.words, at):
            return offer.field not in (self.asked, self.focused)
        if kind is FieldKind.ADDRESS and offer.end - at < w.WHOLE_PLACE:
            return not any(token.has_digit for token in self.words[at : offer.end])
        says_what = offer.option and offer.end - at >= _YES_WITH_THING and offer.fit > w.CHOICE_PART
        if self.fields[offer.field].affirms and not says_what:
            # a yes alone answers; it does not tell what
            return offer.field not in (self.asked, self.focused)
        if offer.option:
            return self._guessed_choice(offer, at)
        vague = self.words.says(at, "đầu", "giữa", "cuối")  # "rủi ro cuối năm" is no day
        if kind is FieldKind.DATE and (vague or (offer.fit < w.DAY_POSSIBLE and not offer.doubt)):
            return offer.field not in (self.asked, self.focused)
        if of_no_paper(self.found.readings[at], offer.end, self.fields[offer.field]):
            return offer.field not in (self.asked, self.focused)
        few = offer.doubt is Doubt.WRONG_LENGTH and len(offer.text) < w.NEARLY_ALL_DIGITS
        return (few or offer.doubt is Doubt.OUT_OF_RANGE) and offer.field not in (self.asked, self.focused)

    def _guessed_person(self, offer: Offer, at: int) -> bool:
        """Whether it is a place, what somebody does or says ("chị Thu dặn …"), or a choice of a list."""
        if is_place(self.words, at) or does(self.words, at) or self.words.says(offer.end, *_SAYING):
            return True
        return self.is_choice(offer, at) or within.asks_within(self.found, at, offer.end)

    def _guessed_choice(self, offer: Offer, at: int) -> bool:
        """Whether the words hardly mean that choice where they stand by themselves."""
        known = self.fields[offer.field]
        if known.numbers and not (known.spans or known.sums) and self.is_number(at, offer.end):
            return offer.field not in (self.asked, self.focused)  # "hai bên" rates nothing
        if known.spans and (elapsed(self.words, offer.end) or (worked(self.words, at) and self.asks_years)):
            return True
        if known.periods and at in self._inside_days:
            return offer.field not in (self.asked, self.focused)  # "mùng 1 | tháng 7"
        asked = known.index in (self.asked, self.focused)
        if agrees(self.found, self.fields, offer, at):
            return True
        if is_counted(self.words, at) or (not asked and is_bought(self.words, self.fields, known, at)):
            return True
        if any(end >= offer.end for end in self._inside_names.get(at, ())):
            return True  # "số | điện thoại": the rest of a field's name
        if offer.fit < w.CHOICE_PART and all(self.words.says(p, *NOES, "có") for p in range(at, offer.end)):
            return offer.field not in (self.asked, self.focused)  # "đăng ký xe thì | chưa có"
        if self.words.says(at, "khác") and offer.end == at + 1:
            return offer.field not in (self.asked, self.focused)  # which list's "other" nobody can tell
        if asks_relation(known) and is_whose(self.words, at):
            return True  # "mẹ | em"
        if self.is_lone_word(offer, at) and addresses(self.words, at) and not self._tells_kin(offer, at):
            return offer.field not in (self.asked, self.focused)
        if (
            offer.end < len(self.words)
            and ":" in self.words.tokens[offer.end].mark
            and any(m.end == offer.end and m.strength > w.NAME_HEARD for m in self.found.mentions[at])
        ):
            return True  # "rủi ro cao: 8 vụ" is a name
        unclear = offer.fit < w.NAME_WHOLE or not self.words.accented
        lone = unclear and self.is_lone_word(offer, at) and not self.is_set_off(at, offer.end)
        lone = lone and not self._tells_kin(offer, at) and not self._is_all_said(offer, at)
        if goes_on(self.found, self.fields[offer.field], offer, at):
            return False
        return offer.fit < w.BARE_CHOICE_CLEAR or lone

    def _is_all_said(self, offer: Offer, at: int) -> bool:
        """Whether nothing was said but the label of one choice, and no other list that is empty has it: "nam"."""
        said = self.words.spelling(at, offer.end).casefold()
        if len(self.words) > offer.end - at or self.form.fields[offer.field].value:
            return offer.field in (self.asked, self.focused) and len(self.words) == offer.end - at
        takers = {o.field for o in self.found.offers[at] if o.option and o.fit > w.CHOICE_PART}
        labels = (c.label.casefold() for c in self.fields[offer.field].choices if c.value == offer.text)
        return takers == {offer.field} and said in labels

    def _tells_kin(self, offer: Offer, at: int) -> bool:
        if not asks_relation(self.fields[offer.field]):
            return False
        told = tells_relation(self.words, at, offer.end)
        return told or (self.knows_its_person and leads_name(self.words, at, offer.end))

    def _is_spoken_of(self, known: Known) -> bool:
        """Whether the utterance names the person or row of this field."""
        return known.section in self._scopes

    def _is_owner(self, offer: Offer, at: int) -> bool:
        """As in "tài khoản 1903… của | Trần Thị Bé": whose the number is, whoever that may be on the form."""
        return self.fields[offer.field].kind is FieldKind.PERSON and any(
            self.words.says(place, "của") for place in (at - 1, at - 2)
        )

    @cached_property
    def _scopes(self) -> frozenset[str]:
        return frozenset(named.name for scopes in self.found.scopes for named in scopes)

    @cached_property
    def _inside_acts(self) -> tuple[range, ...]:
        return within.inside_acts(self.found)

    @cached_property
    def _inside_days(self) -> frozenset[int]:
        return within.inside_days(self.found)

    @cached_property
    def _inside_names(self) -> dict[int, list[int]]:
        return within.inside_names(self.found, self.fields)

    @cached_property
    def _inside_moments(self) -> frozenset[int]:
        return frozenset() if self.vocabulary.moments else within.inside_moments(self.found)

    def _is_hopeful(self, bare: Bare) -> bool:
        """Whether a bare value is worth trying; one whose field's name follows deserves more patience."""
        gain = bare.worth - bare.cost
        joined = bare.offer.doubt is Doubt.NEEDS_DAY and within.tells_a_day(self.found)
        gain += w.MOMENT_JOINED if joined else 0.0
        if self._is_spoken_of(self.fields[bare.offer.field]):
            gain += w.IN_SCOPE
        if gain <= w.BARE_HOPELESS and self._borne_out(bare.offer):
            gain += w.BORNE_OUT
        if gain > w.BARE_HOPELESS or gain <= w.BARE_NAMED_LATER_HOPELESS:
            return gain > w.BARE_HOPELESS
        end = bare.offer.end
        linked = end in self.links or any(start == end for start, _ in self.intos)
        return self.is_named_behind(bare.offer) and (linked or self.is_named_at_once(bare.offer))

    def _borne_out(self, offer: Offer) -> bool:
        """Whether a choice right behind the value is of the same section: "mốt | gọi lại cho khách"."""
        known = self.fields[offer.field]
        if offer.end >= len(self.words) or known.twins or known.choices or known.kind not in w.SEVERAL_SORTS:
            return False
        return any(
            o.option and o.fit > w.CHOICE_NAMED and self.fields[o.field].section == known.section
            for o in self.found.offers[offer.end]
        )

    def _legal(self, known: Known, offer: Offer) -> bool:
        """Whether this field alone says that its values look like this one."""
        taking = (k for k in self.fields if k.kind is known.kind and k.slot.pattern is not None)
        legal = [k for k in taking if looks_legal(k.slot, offer.text)]
        by_example = [k for k in legal if k.slot.prefix]
        return (by_example or legal) == [known]

    def _is_named_by(self, offer: Offer, at: int) -> bool:
        """As in "công ty may Hòa Thọ": what names the field is the first word of its value as well."""
        heads = (m.end for m in self.found.mentions[at] if m.field == offer.field)
        return offer.fit > w.VALUE_POOR and any(end < offer.end for end in heads)

    def _introduced(self, known: Known) -> float:
        """What it is worth that the speaker says who he is: the form's own person, or who serves that one."""
        if self.staff is not None:
            return w.OF_STAFF if known is self.staff else -w.INTRODUCED if known.principal else 0.0
        return w.INTRODUCED if known.principal else 0.0

    def _measured(self, known: Known, offer: Offer, at: int) -> bool:
        """Whether the number was said in the field's own unit: "45 phút" for a length in minutes."""
        least = w.IN_UNIT if known.slot.unit is not Unit.YEAR or not works(self.words, at) else w.CHOICE_NAMED
        return known.slot.unit is not None and offer.fit > least

    def _as_part(self, offer: Offer, at: int) -> float:
        return part_cost(self.found, self.fields[offer.field], at, offer)

    def _bare_cost(self, offer: Offer, at: int) -> float:
        known = self.fields[offer.field]
        if known.index in (self.asked, self.focused):
            return w.BARE_ASKED
        if known.kind is FieldKind.COMPANY and self._is_named_by(offer, at):
            return -w.HEAD_OF_VALUE
        plain_sum = known.kind is FieldKind.MONEY and offer.fit < w.SUM_WITH_UNIT
        cost = w.BARE_PRINCIPAL if known.principal and not plain_sum else w.BARE_VALUE
        if offer.counted:
            cost = w.BARE_COUNTED
        elif offer.option:
            lone = self.is_lone_word(offer, at) and not (
                self._tells_kin(offer, at) or goes_on(self.found, self.fields[offer.field], offer, at)
            )
            cost = w.BARE_OPTION + (w.BARE_LONE_SYLLABLE if lone else 0.0)
        elif known.kind in _WEAK_ALONE and not (
            self._measured(known, offer, at) or self._legal(known, offer)
        ):
            cost += w.BARE_NUMBER
        cost -= given_to(self.words, known, at)
        cost -= w.SPAN_SIDE * side(self.words, self.vocabulary.ranges, known.index, at)
        if is_title_of_a_company(self.found, at, offer.end):
            cost -= w.BEFORE_COMPANY
        if self.short_name(offer, at):
            cost += w.BARE_SHORT_NAME
        if known.kind is FieldKind.PERSON and introduces(self.words, at):
            cost -= self._introduced(known)
        if known.kind is FieldKind.ADDRESS and not any(t.has_digit for t in self.words[at : offer.end]):
            cost += w.BARE_PLACE
        if known.kind in _SELDOM_BARE and not (
            known.kind is FieldKind.COMPANY and is_work_place(self.found, at)
        ):
            cost += (1 - offer.fit) * w.BARE_UNSURE
        if self.is_set_off(at, offer.end):
            cost -= w.BARE_SET_OFF
        field = self.form.fields[known.index]
        cost -= w.BARE_REQUIRED if field.required and not known.principal else 0.0
        if not field.empty:
            # what the field holds already is said to speak of it: "không phải 25 triệu mà là 52 triệu"
            cost += -w.HELD_ALREADY if canonical(known.kind, field.value) == offer.text else w.FILLED_ALREADY
        if not field.visible or not field.enabled:
            cost += w.HIDDEN_FIELD
        return cost
