"""Choose one interpretation of a whole utterance: a beam search over its candidates.

A hypothesis reads tokens from left to right. It carries what is open (a field named and still without a
value), the act under way and what was filled, so that every choice sees what came before; hypotheses
that agree on all that compete, and the better one survives. The result is the globally best reading,
not the first match.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from heapq import nlargest

from speak_to_input.core.candidates import Candidates, CueMark, Mention, Offer
from speak_to_input.core.commands import (
    Clear, Command, Direction, Do, Fill, Focus, Held, Move, PressButton, Read, ReadWhat, Simple,
)  # fmt: skip
from speak_to_input.core.context import Context
from speak_to_input.core.forms import Form
from speak_to_input.core.freetext import FreeText, free_texts
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.vocabulary import Known, Vocabulary
from speak_to_input.core import weights as w

_BEAM = 14
_AT_ONCE: dict[Cue, Callable[[str], Command]] = {
    Cue.NEXT: partial(Move, Direction.NEXT), Cue.BACK: partial(Move, Direction.BACK),
    Cue.TOP: partial(Move, Direction.TOP), Cue.BOTTOM: partial(Move, Direction.BOTTOM),
    Cue.READ_ALL: partial(Read, ReadWhat.ALL), Cue.MISSING: partial(Read, ReadWhat.MISSING),
    Cue.CHECK: partial(Read, ReadWhat.CHECK), Cue.UNDO: partial(Do, Simple.UNDO),
    Cue.REDO: partial(Do, Simple.REDO), Cue.SUBMIT: partial(Do, Simple.SUBMIT),
    Cue.SAVE_DRAFT: partial(Do, Simple.SAVE), Cue.PRINT: partial(Do, Simple.PRINT),
    Cue.CANCEL: partial(Do, Simple.CANCEL), Cue.HELP: partial(Do, Simple.HELP),
    Cue.CLEAR_ALL: partial(Clear, None),
}  # fmt: skip
_STARTS_ACT = {Cue.FILL, Cue.CORRECT, Cue.CLEAR, Cue.GOTO, Cue.READ, Cue.SEARCH}


@dataclass(frozen=True, slots=True)
class Step:
    """One decision on the way: a command with the tokens that it rests on."""

    command: Command
    start: int
    end: int
    bare: bool = False
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A reading of the utterance up to some token."""

    score: float = 0.0
    steps: tuple[Step, ...] = ()
    act: Cue = Cue.FILL
    act_at: int = -1
    act_used: bool = True
    """The act under way has got an object."""
    open: int = -1
    """Index of the field that was named and has no value yet."""
    open_gain: float = 0.0
    open_start: int = 0
    linked: bool = False
    repair: bool = False
    negated: bool = False
    negated_at: int = -1
    last: int = -1
    pause: bool = True
    """A clause may begin here."""
    filled: int = 0
    """Bit set of the fields filled in this utterance."""
    skipped: tuple[int, ...] = ()

    def key(self) -> tuple[object, ...]:
        """Hypotheses of one key have the same future."""
        return (self.act, self.act_used, self.open, self.linked, self.repair, self.negated, self.last, self.filled)


class Decoder:
    """Decodes one utterance on one form."""

    def __init__(
        self, found: Candidates, form: Form, vocabulary: Vocabulary, language: Language, context: Context
    ):
        self._found = found
        self._words = found.words
        self._form = form
        self._vocabulary = vocabulary
        self._language = language
        self._context = context
        self._texts = free_texts(found, language)
        asked = vocabulary.by_name(context.asked)
        focused = vocabulary.by_name(context.focused)
        last = vocabulary.by_name(context.last)
        self._asked = asked.index if asked else -1
        self._focused = focused.index if focused else -1
        self._last = last.index if last else -1

    def best(self, count: int = 8) -> list[Hypothesis]:
        """The best readings of the whole utterance, best first."""
        size = len(self._words)
        beams: list[dict[tuple[object, ...], Hypothesis]] = [{} for _ in range(size + 1)]
        start = Hypothesis(last=self._last)
        beams[0][start.key()] = start
        if self._asked >= 0 and self._vocabulary.fields[self._asked].whole:
            answering = replace(start, open=self._asked, score=-0.2)
            beams[0][answering.key()] = answering
        for at in range(size):
            alive = nlargest(_BEAM, beams[at].values(), key=lambda h: h.score)
            for hypothesis in alive:
                for end, following in self._continue(hypothesis, at):
                    key = following.key()
                    rival = beams[end].get(key)
                    if rival is None or rival.score < following.score:
                        beams[end][key] = following
        finished = [self._finish(h) for h in beams[size].values()]
        return nlargest(count, finished, key=lambda h: h.score)

    def _continue(self, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
        ways = [(at + 1, self._skip(h, at))]
        for cue in self._found.cues[at]:
            ways += [(cue.end, after) for after in self._cue(h, at, cue)]
        for mention in self._found.mentions[at]:
            ways += [(mention.end, after) for after in self._mention(h, at, mention)]
        if h.act in (Cue.FILL, Cue.CORRECT):
            for offer in self._found.offers[at]:
                if (after := self._offer(h, at, offer)) is not None:
                    ways.append((offer.end, after))
            if h.open >= 0 and self._vocabulary.fields[h.open].whole and not h.negated:
                for text in self._texts.from_(at, self._vocabulary.fields[h.open]):
                    ways.append((text.end, self._text(h, at, text)))
            ways += self._ranges(h, at)
        ways += self._named(h, at)
        return ways

    # -- words that mean nothing here -------------------------------------------------------------

    def _skip(self, h: Hypothesis, at: int) -> Hypothesis:
        token = self._words.tokens[at]
        if self._texts.is_particle(at):
            return replace(h, score=h.score - 0.02, pause=h.pause or bool(token.mark))
        if h.steps and h.open < 0 and token.folded in self._label_words(h.last):
            # "… hai mươi triệu một tháng": the rest of the field's name after its value
            return replace(h, score=h.score - w.SKIP_LABEL_WORD)
        cost = w.SKIP_FIGURE if token.has_digit else w.SKIP_WORD
        if h.open >= 0:
            cost += w.SKIP_BETWEEN_NAME_AND_VALUE
        return replace(h, score=h.score - cost, pause=False, skipped=(*h.skipped, at))

    def _label_words(self, index: int) -> frozenset[str]:
        return self._vocabulary.fields[index].label_words if index >= 0 else frozenset()

    # -- acts -------------------------------------------------------------------------------------

    def _cue(self, h: Hypothesis, at: int, mark: CueMark) -> list[Hypothesis]:
        gain = mark.strength * (w.CUE_BASE + w.CUE_WORD * (mark.end - at))
        if mark.cue in _AT_ONCE:
            return self._at_once(h, at, mark, gain)
        if mark.cue in _STARTS_ACT:
            return self._start_act(h, at, mark, gain)
        if mark.cue is Cue.CONNECT:
            return [replace(self._close(h), score=self._close(h).score + 0.05, pause=True)]
        if mark.cue is Cue.LINK:
            return self._link(h, gain)
        if mark.cue is Cue.REPAIR:
            return self._repair(h, at, gain)
        if mark.cue is Cue.NEGATE:
            closed = self._close(h)
            return [replace(closed, score=closed.score + 0.5 * gain, negated=True, negated_at=at, pause=True)]
        if mark.cue is Cue.WHAT:
            return self._what(h, at, mark, gain)
        if mark.cue is Cue.STEP:
            return self._step_number(h, at, mark, gain)
        return []

    def _at_once(self, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
        if mark.cue is Cue.REDO and not (self._context.undone or mark.end - at > 2):
            return []
        closed = self._close(h)
        heard = self._words.spelling(at, mark.end)
        command = _AT_ONCE[mark.cue](heard)
        if closed.negated:
            command = Held(self._words.spelling(closed.negated_at, mark.end))
        if closed.act in (Cue.GOTO,) and mark.cue in (Cue.NEXT, Cue.BACK, Cue.TOP, Cue.BOTTOM):
            closed = replace(closed, act_used=True, act=Cue.FILL)
        cost = w.COMMAND + (0.0 if self._may_begin(closed, at) else w.ACT_MID_TEXT)
        return [self._did(closed, Step(command, at, mark.end, gain=gain), gain - cost)]

    def _start_act(self, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
        if h.open >= 0 and mark.cue is Cue.FILL:
            # "số điện thoại ghi 09…": the verb only links
            return self._link(h, 0.6 * gain)
        closed = self._close(h)
        if not closed.act_used:
            closed = replace(closed, score=closed.score - 0.5)
        cost = 0.0 if self._may_begin(closed, at) else w.ACT_MID_TEXT
        return [
            replace(
                closed, score=closed.score + 0.6 * gain - cost, act=mark.cue, act_at=at,
                act_used=mark.cue in (Cue.FILL, Cue.CORRECT), pause=True, repair=False,
            )
        ]  # fmt: skip

    def _may_begin(self, h: Hypothesis, at: int) -> bool:
        return h.pause or bool(self._words.tokens[at].mark)

    def _link(self, h: Hypothesis, gain: float) -> list[Hypothesis]:
        if h.open >= 0:
            return [replace(h, score=h.score + 0.5 * gain, linked=True)]
        ways = []
        if h.act is Cue.CORRECT and h.last >= 0 and h.steps:
            ways.append(replace(h, score=h.score + 0.5 * gain, open=h.last, open_gain=0.3, repair=True, linked=True))
        if h.steps and isinstance(h.steps[-1].command, Fill) and h.steps[-1].bare:
            ways.append(replace(h, score=h.score + 0.3 * gain, linked=True, pause=False))
        if not h.steps and h.last >= 0 and not h.linked:
            ways.append(replace(h, score=h.score + 0.2 * gain, open=h.last, open_gain=0.0, repair=True, linked=True))
        return ways

    def _repair(self, h: Hypothesis, at: int, gain: float) -> list[Hypothesis]:
        fresh = replace(h, act=Cue.FILL, act_used=True, negated=False, pause=True)
        if h.open >= 0:
            # "số điện thoại 09… à nhầm" before any value: the name may be what was wrong
            return [replace(fresh, score=h.score + 0.5 * gain, repair=True)]
        if h.last >= 0:
            return [replace(fresh, score=h.score + 0.8 * gain, open=h.last, open_gain=0.2, open_start=at, repair=True)]
        return [replace(fresh, score=h.score + 0.3 * gain, repair=True)]

    def _what(self, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
        if h.open < 0:
            return []
        known = self._vocabulary.fields[h.open]
        step = Step(Read(known.name, self._words.spelling(h.open_start, mark.end)), h.open_start, mark.end, gain=gain)
        return [self._did(replace(h, open=-1), step, h.open_gain + gain - w.COMMAND)]

    def _step_number(self, h: Hypothesis, at: int, mark: CueMark, gain: float) -> list[Hypothesis]:
        ways = []
        for reading in self._found.readings[mark.end] if mark.end < len(self._words) else ():
            number = reading.value
            if reading.kind == "number" and number == int(number) and 1 <= number <= self._form.steps:  # type: ignore[call-overload, operator]
                closed = replace(self._close(h), act=Cue.FILL, act_used=True)
                step = Step(Move(int(number), self._words.spelling(at, reading.end)), at, reading.end, gain=gain)  # type: ignore[call-overload]
                ways.append(replace(self._did(closed, step, gain + 0.5 - w.COMMAND), skipped=closed.skipped))
        return ways

    # -- fields that are named --------------------------------------------------------------------

    def _mention(self, h: Hypothesis, at: int, mention: Mention) -> list[Hypothesis]:
        length = mention.end - at
        gain = mention.strength * (w.MENTION_BASE + w.MENTION_WORD * length)
        gain -= (1 - mention.strength) * w.MENTION_DOUBT
        known = self._vocabulary.fields[mention.field]
        if not self._form.fields[known.index].visible:
            gain -= w.HIDDEN_FIELD
        span = (at, mention.end)
        if h.act is Cue.CLEAR:
            return [self._act_on(h, known, partial(Clear, known.name), span, gain)]
        if h.act is Cue.READ:
            return [self._act_on(h, known, partial(Read, known.name), span, gain)]
        if h.act in (Cue.GOTO, Cue.SEARCH):
            return [self._act_on(h, known, partial(Focus, known.name), span, gain)]
        if self._names_what_was_said(h, known):
            return [replace(h, score=h.score + gain + w.POSTPONED_NAME, linked=False, pause=True,
                            steps=(*h.steps[:-1], replace(h.steps[-1], bare=False)))]  # fmt: skip
        if h.negated and not known.affirms:
            return [self._act_on(h, known, Held, span, gain - 0.4)]
        ways = [replace(self._close(h), open=known.index, open_gain=gain, open_start=at, linked=False, pause=False)]
        if known.affirms:
            ways.append(self._affirm(h, known, at, mention, gain))
        return ways

    def _names_what_was_said(self, h: Hypothesis, known: Known) -> bool:
        """ "0912… là số điện thoại": the name follows its value."""
        if not h.steps or h.open >= 0 or not (h.linked or h.skipped == ()):
            return False
        last = h.steps[-1]
        return last.bare and isinstance(last.command, Fill) and last.command.field == known.name

    def _affirm(self, h: Hypothesis, known: Known, at: int, mention: Mention, gain: float) -> Hypothesis:
        """Naming a checkbox alone says yes; after "không" it says no."""
        start = h.negated_at if h.negated else at
        truth = not h.negated
        text = ("true" if truth else "false") if not known.choices else self._option_saying(known, truth)
        fill = Fill(known.name, text, self._words.spelling(start, mention.end))
        closed = replace(self._close(h), negated=False, filled=h.filled | (1 << known.index), last=known.index)
        return self._did(closed, Step(fill, start, mention.end, gain=gain), gain + 0.1 - w.COMMAND)

    def _option_saying(self, known: Known, truth: bool) -> str:
        from speak_to_input.core.options import truth_of

        return next((o.value for o in known.choices if truth_of(o) is truth), "")

    def _act_on(self, h: Hypothesis, known: Known, make: Callable[[str], Command], span: tuple[int, int], gain: float) -> Hypothesis:
        start = h.act_at if h.act_at >= 0 and not h.act_used else span[0]
        heard = self._words.spelling(start, span[1])
        command = Held(self._words.spelling(h.negated_at, span[1])) if h.negated else make(heard)
        after = replace(h, act_used=True, last=known.index)
        return self._did(after, Step(command, start, span[1], gain=gain), gain + 0.45 - w.COMMAND)

    # -- values -----------------------------------------------------------------------------------

    def _offer(self, h: Hypothesis, at: int, offer: Offer) -> Hypothesis | None:
        if h.negated:
            return None
        known = self._vocabulary.fields[offer.field]
        length = offer.end - at
        gain = offer.fit * (w.VALUE_BASE + w.VALUE_WORD * length) - (1 - offer.fit) * 0.5
        if offer.doubt is not None:
            gain -= w.DOUBTFUL_VALUE
        named = h.open == offer.field
        if named:
            gain += h.open_gain + w.NAMED_VALUE + (w.LINKED_VALUE if h.linked else 0.0)
        else:
            if h.open >= 0 or h.linked:
                return None
            gain -= self._bare_cost(known, offer, length)
        again = bool(h.filled >> known.index & 1)
        if again and not h.repair:
            gain -= w.SECOND_VALUE
        heard = self._words.spelling(at, offer.end)
        fill = Fill(known.name, offer.text, heard, offer.fit, h.repair, offer.doubt, offer.nearest)
        return self._fill(h, known, Step(fill, at, offer.end, bare=not named, gain=gain), gain - w.COMMAND)

    def _bare_cost(self, known: Known, offer: Offer, length: int) -> float:
        if known.index in (self._asked, self._focused):
            return w.BARE_ASKED
        cost = w.BARE_PRINCIPAL if known.principal else w.BARE_VALUE
        if offer.option:
            cost = w.BARE_OPTION + (w.BARE_LONE_SYLLABLE if length == 1 else 0.0)
        field = self._form.fields[known.index]
        if field.value:
            cost += w.FILLED_ALREADY
        if not field.visible or not field.enabled:
            cost += w.HIDDEN_FIELD
        return cost

    def _text(self, h: Hypothesis, at: int, text: FreeText) -> Hypothesis:
        known = self._vocabulary.fields[h.open]
        gain = text.gain + h.open_gain + w.NAMED_VALUE + (w.LINKED_VALUE if h.linked else 0.0)
        fill = Fill(known.name, text.text, text.text, min(1.0, 0.6 + 0.4 * h.linked), h.repair)
        return self._fill(h, known, Step(fill, at, text.end, gain=gain), gain - w.COMMAND)

    def _fill(self, h: Hypothesis, known: Known, step: Step, gain: float) -> Hypothesis:
        steps = h.steps
        if h.repair:
            # the repaired value takes the place of the one said before
            steps = tuple(s for s in steps if not (isinstance(s.command, Fill) and s.command.field == known.name))
        after = replace(
            h, steps=steps, open=-1, open_gain=0.0, linked=False, repair=False, last=known.index,
            filled=h.filled | (1 << known.index), act_used=True,
        )  # fmt: skip
        return self._did(after, step, gain)

    def _ranges(self, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
        """A range of days fills the two fields that make a pair."""
        ways = []
        for reading in self._found.readings[at]:
            if reading.kind != "date_range" or h.negated:
                continue
            for first, second in self._vocabulary.ranges:
                if h.open >= 0 and h.open not in (first, second):
                    continue
                ways.append((reading.end, self._fill_range(h, at, reading, first, second)))
        return [(end, after) for end, after in ways if after is not None]

    def _fill_range(self, h: Hypothesis, at: int, reading, first: int, second: int) -> Hypothesis | None:  # type: ignore[no-untyped-def]
        from speak_to_input.core.values import value_in
        from speak_to_input.vi.reading import Kind, Reading

        heard = self._words.spelling(at, reading.end)
        gain = 2 * w.VALUE_BASE + w.VALUE_WORD * (reading.end - at) + 0.3 + h.open_gain
        after = h
        for index, day in zip((first, second), reading.value, strict=True):
            known = self._vocabulary.fields[index]
            value = value_in(known.slot, Reading(Kind.DATE, at, reading.end, day), self._context.today)
            if value is None:
                return None
            fill = Fill(known.name, value.text, heard, value.fit, h.repair, value.doubt)
            after = self._fill(after, known, Step(fill, at, reading.end), 0.0)
        return replace(after, score=after.score + gain - 2 * w.COMMAND)

    # -- sections and buttons ---------------------------------------------------------------------

    def _named(self, h: Hypothesis, at: int) -> list[tuple[int, Hypothesis]]:
        ways = []
        if h.act in (Cue.GOTO, Cue.SEARCH):
            for section in self._found.sections[at]:
                field = next((f for f in self._form.fields if f.section == section.name), None)
                known = self._vocabulary.by_name(field.name if field else None)
                if known is not None:
                    gain = section.strength * (w.MENTION_BASE + w.MENTION_WORD * (section.end - at)) + 0.1
                    ways.append((section.end, self._act_on(h, known, partial(Focus, known.name), (at, section.end), gain)))
        for named in self._found.buttons[at]:
            button = next((b for b in self._form.buttons if b.label == named.name and b.visible), None)
            if button is None or not self._may_begin(h, at) and h.act is not Cue.FILL:
                continue
            gain = named.strength * (w.CUE_BASE + w.CUE_WORD * (named.end - at)) - w.COMMAND
            if not self._may_begin(h, at):
                gain -= w.ACT_MID_TEXT
            command: Command = PressButton(button.ref, button.label, self._words.spelling(at, named.end))
            if h.negated:
                command = Held(self._words.spelling(h.negated_at, named.end))
            ways.append((named.end, self._did(self._close(h), Step(command, at, named.end), gain)))
        return ways

    # -- bookkeeping ------------------------------------------------------------------------------

    def _did(self, h: Hypothesis, step: Step, gain: float) -> Hypothesis:
        return replace(h, score=h.score + gain, steps=(*h.steps, step), negated=False, pause=True)

    def _close(self, h: Hypothesis) -> Hypothesis:
        """Give up a field that was named and got no value."""
        if h.open < 0:
            return h
        cost = 0.0 if h.repair else w.MENTION_WITHOUT_VALUE
        return replace(h, score=h.score - cost, open=-1, open_gain=0.0, linked=False, repair=False)

    def _finish(self, h: Hypothesis) -> Hypothesis:
        if not h.act_used:
            h = replace(h, score=h.score - w.ACT_WITHOUT_OBJECT)
        if h.negated:
            h = replace(h, score=h.score - 0.5)
        if h.open < 0 or h.repair:
            return h
        if not h.steps:
            known = self._vocabulary.fields[h.open]
            heard = self._words.spelling(h.open_start, len(self._words))
            step = Step(Focus(known.name, heard), h.open_start, len(self._words))
            return self._did(replace(h, open=-1), step, h.open_gain - w.COMMAND - 0.4)
        return self._close(h)
