"""A beam search over the candidates of a whole utterance.

Hypotheses read tokens from left to right and carry what is open, the act under way and what was filled, so
that every choice sees what came before. Hypotheses that agree on all that compete and the better one
survives: the result is the best reading of the whole, not the first match.
"""

from collections.abc import Iterator
from heapq import nlargest
from itertools import islice
from math import inf
from operator import attrgetter, itemgetter

from speak_to_input.core.commands import Attach, Clear, Fill, Focus
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.acts import after_cue
from speak_to_input.core.decoding.beside import is_beside, only_a_day
from speak_to_input.core.decoding.box_days import tells_box_day
from speak_to_input.core.decoding.comments import comment_of, preface_of
from speak_to_input.core.decoding.exclusions import excluded_of, names_on
from speak_to_input.core.decoding.filling import after_offers
from speak_to_input.core.decoding.filling_apart import after_days, after_pair, after_removals
from speak_to_input.core.decoding.held_names import calls_held
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step, Unmade, future_of
from speak_to_input.core.decoding.mail_of_number import mail_of_number
from speak_to_input.core.decoding.mind_changed import after_right, after_turn, exclaimed
from speak_to_input.core.decoding.modifiers import modifies
from speak_to_input.core.decoding.named_after import after_before_name, after_into
from speak_to_input.core.decoding.named_people import after_spoken_of
from speak_to_input.core.decoding.naming import after_mention
from speak_to_input.core.decoding.naming_buttons import after_button, after_section
from speak_to_input.core.decoding.none import none_behind
from speak_to_input.core.decoding.places import Place
from speak_to_input.core.decoding.prices import is_of_each
from speak_to_input.core.decoding.pronouns import called_by_name, is_called
from speak_to_input.core.decoding.questions import gossips, only_denies, unanswered
from speak_to_input.core.decoding.reasons import after_misfortune
from speak_to_input.core.decoding.refused_boxes import refused_of
from speak_to_input.core.decoding.refused_choices import refused_choice
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.scoping import after_scope
from speak_to_input.core.decoding.speakers import SPEAKERS
from speak_to_input.core.decoding.starting import starts
from speak_to_input.core.decoding.tails import apposition_of, tail_of
from speak_to_input.core.decoding.texts import after_texts
from speak_to_input.core.decoding.topics import goes_on_name
from speak_to_input.core.decoding.unmarked import is_courtesy
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue

_Promising = tuple[float, Hypothesis | Unmade]
"""What a hypothesis promises, and itself."""
Way = tuple[int, Hypothesis | Unmade]
"""How a hypothesis may go on: the token at which it then stands, and what it has become."""
_BEAM = 8
_FILLING = (Cue.FILL, Cue.CORRECT)
_HOPELESS = 3.0
"""A hypothesis that lies this much behind the best at its token is given up; one in which nothing was found yet is
not, for a question at the end may undo all the others."""
_OUTRUN = 2.5
"""So is one that would lie this much behind one further on, even if its words till there earned the most."""
_MOST_PER_WORD = 0.45
"""What a word earns at most, about: to a hypothesis that is far behind one that stands further on already, the
words between give no hope. (So nobody spells out a phone number after another has read it as one.)"""
_LEADS_DAY = ("từ", "đến", "tới", "vào", "hết")
_LEAVES_OPEN = ("thì", "là", "ừm", "ờ", "à", "ờm", "nó", "hắn")


def decode(scene: Scene, count: int = 8) -> list[Hypothesis]:
    """The best readings of the whole utterance, best first."""
    size = len(scene.words)
    beams: list[list[_Promising]] = [[] for _ in range(size + 1)]
    levels = [-inf] * (size + 1)  # the best promise at a token, less what is earned up to there at most
    floors = scene.floors = [-inf] * (size + 1)
    beams[0] = [(start.promise, start) for start in starts(scene)]
    for at in range(size):
        least = max(floors[at], max(levels[at + 1 :]) + at * _MOST_PER_WORD - _OUTRUN)
        for hypothesis in islice(_distinct(beams[at], least), _BEAM):
            for end, following in _continue(scene, hypothesis, at):
                hope = following.promise
                if hope < floors[end] and not following.silent:
                    continue
                beams[end].append((hope, following))
                if (level := hope - end * _MOST_PER_WORD) > levels[end]:
                    levels[end] = level
                    floors[end] = hope - _HOPELESS if end < size else -inf  # at the end all are heard
    asked = scene.question_at
    gossip = gossips(scene.words)
    finished = [_finish(scene, h, asked, gossip) for h in _distinct(beams[size], -inf)]
    return nlargest(count, finished, key=attrgetter("score"))


def _distinct(beam: list[_Promising], least: float) -> Iterator[Hypothesis]:
    """The hypotheses that promise at least that much, best first; of those that agree on all to come only the best."""
    seen: set[tuple[object, ...]] = set()
    beam.sort(key=_promise, reverse=True)
    for promise, following in beam:
        if promise < least and not following.silent:
            continue
        hypothesis = following.made()
        future = future_of(hypothesis)
        if future not in seen:
            seen.add(future)
            yield hypothesis


_promise = itemgetter(0)


def _continue(scene: Scene, h: Hypothesis, at: int) -> list[Way]:
    """Every way in which a hypothesis may go on at token `at`."""
    place = scene.places[at]
    ways: list[Way] = [(at + 1, _skip(scene, h, at, place))]
    if place.named:
        ways += _named(scene, h, at, place)
    if (spoken := scene.spoken_of.get(at)) is not None:
        ways += after_spoken_of(scene, h, at, spoken)
    ways += filter(None, _tails(scene, h, at)) if h.steps and h.open < 0 else ()
    if at == 0 and (preface := preface_of(scene, h) or exclaimed(scene, h)) is not None:
        ways.append(preface)
    if h.open >= 0 and at in scene.callings and (whose := called_by_name(scene, h, at)) is not None:
        ways.append(whose)
    if h.act in _FILLING:
        ways += _valued(scene, h, at, place)
        if place.pause and (told := after_misfortune(scene, h, at)) is not None:
            ways += after_texts(scene, told, at, scene.fields[told.open])
        return ways
    if h.act is Cue.CLEAR:
        ways += after_removals(scene, h, at)
    if h.act_used and h.pause:
        # an act had its object; what follows may be values again
        freed = h.but(-w.ACT_LEFT, act=Cue.FILL, act_at=-1)
        ways += after_offers(scene, freed, at)
        for mention in place.mentions:
            ways += [(mention.end, after) for after in after_mention(scene, freed, at, mention)]
    return ways


def _tails(scene: Scene, h: Hypothesis, at: int) -> Iterator[Way | None]:
    """Where words end that only explain the step before or comment on it."""
    last = h.steps[-1]
    if not isinstance(last.command, Fill):
        yield tail_of(scene, h, at)
    if last.end == at:
        yield apposition_of(scene, h, at)
        yield comment_of(scene, h, at)
    yield after_turn(scene, h, at)
    yield refused_of(scene, h, at)
    if last.end == at:
        yield refused_choice(scene, h, at)
    yield after_right(scene, h, at)
    yield excluded_of(scene, h, at)


def _named(scene: Scene, h: Hypothesis, at: int, place: Place) -> list[Way]:
    """Acts, fields, sections, persons spoken of and buttons that are named here."""
    ways: list[Way] = []
    for mark in place.cues:
        ways += after_cue(scene, h, at, mark)
        if mark.cue is Cue.NEGATE and h.open >= 0:
            ways += none_behind(scene, h, at)
    for mention in place.mentions:
        ways += [(mention.end, after) for after in after_mention(scene, h, at, mention)]
    for section in place.sections:
        ways += [(section.end, after) for after in after_section(scene, h, at, section)]
    for scope in place.scopes:
        ways += [(scope.end, after) for after in after_scope(scene, h, at, scope)]
    for button in place.buttons:
        ways += [(button.end, after) for after in after_button(scene, h, at, button)]
    return ways


def _valued(scene: Scene, h: Hypothesis, at: int, place: Place) -> list[Way]:
    """Values that are said here: typed, options, free text, ranges, moments."""
    if place.joined and h.open >= 0 and not h.linked:
        h = h.but(linked=True)
    ways: list[Way] = [*after_offers(scene, h, at)] if place.offers or h.open >= 0 else []
    if h.relative and h.open >= 0:
        ways += after_days(scene, h, at)
    if h.open >= 0:
        ways += mail_of_number(scene, h, at)
    for pair in place.pairs:
        ways += after_pair(scene, h, at, pair)
    if h.act_end == at:
        ways += after_into(scene, h, at)
    if scene.named_behind:
        ways += after_before_name(scene, h, at)
    if h.open >= 0 and not h.negated and (known := scene.fields[h.open]).whole:
        ways += after_texts(scene, h, at, known)
    return ways


def _skip(scene: Scene, h: Hypothesis, at: int, place: Place) -> Hypothesis:
    """Leave a token unexplained: nothing for a particle, dear for a word, dearer for a figure."""
    if place.wonder:
        return h.but(-w.WONDER, pause=False, skipped=(*h.skipped, at))
    if place.particle or place.leads or (h.open < 0 and (place.till_now or calls_held(scene, at))):
        if at == h.open_end and h.open_sure > w.NAME_WHOLE and h.open >= 0 and scene.texts.sets_off(at):
            return h.but(-w.SKIP_PARTICLE, linked=True)
        other = h.other or is_called(scene, at)
        return h.but(-w.SKIP_PARTICLE, other=other, pause=h.pause or place.pause)
    if not scene.words.accented and is_courtesy(scene, h, at):
        return h.but(-w.SKIP_PARTICLE)
    if h.steps and isinstance(h.steps[-1].command, Attach) and scene.names_file(at):
        return h.but(-w.SKIP_LABEL_WORD)
    if h.open >= 0 and scene.introductions.lead_to(at, scene.fields[h.open].kind):
        return h.but(-w.SKIP_PARTICLE)
    if (
        h.open >= 0
        and at == h.open_end
        and scene.words.says(at, "của")
        and scene.words.says(at + 1, *SPEAKERS)
    ):
        return h.but(-w.SKIP_PARTICLE)  # "chỗ làm | của em ở Canon"
    if h.open < 0:
        if h.steps and names_on(scene, h, at):
            # "… hai mươi triệu một tháng": the rest of the field's name after its value
            return h.but(-w.SKIP_LABEL_WORD)
    elif modifies(scene.words, h, at) or (
        not h.linked and scene.link_ahead(at, len(scene.words), w.NAME_REACH) and _goes_on(scene, h, at)
    ):
        # "lý do xin nghỉ là …": a word more in the field's name
        return h.but(-w.NAME_MODIFIER)
    if place.link or is_of_each(scene, h, at) or tells_box_day(scene, h, at):
        return h.but(-w.SKIP_LINK)
    if only_denies(scene.words, at) or (h.open < 0 and scene.bystanders.told_of_own(at)):
        return h.but(-w.SKIP_PARTICLE)
    cost = w.SKIP_FIGURE if place.figure else w.SKIP_WORD
    if h.open >= 0:
        cost += w.SKIP_BETWEEN_NAME_AND_VALUE
    return h.but(-cost, pause=False, skipped=(*h.skipped, at))


def _goes_on(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the word may still belong to the open field's name: no pause stands between."""
    return not any(scene.words.tokens[place].mark for place in range(h.open_end, at + 1))


def _finish(scene: Scene, h: Hypothesis, asked: int, gossip: bool) -> Hypothesis:
    """`asked`: the word that makes the utterance a question; -1 where none does. `gossip`: it is of somebody else."""
    if _clears_the_last(scene, h):
        command = Clear(scene.fields[scene.last].name, scene.words.text)
        return h.did(Step(command, h.act_at, h.act_end), w.ACT_WITH_OBJECT, act_used=True)
    cost = (0.0 if h.act_used else w.ACT_WITHOUT_OBJECT) + (w.NEGATION_WITHOUT_ACT if h.negated else 0.0)
    cost += w.SKIP_WORD if h.other and not h.steps else 0.0
    cost += w.IN_PASSING if only_a_day(scene, h) else 0.0
    cost += w.QUESTION if gossip and any(isinstance(step.command, Fill) for step in h.steps) else 0.0
    cost += w.ASIDE if is_beside(scene, h) else 0.0
    cost += w.QUESTION if unanswered(h.steps, asked, scene.words, scene.vocabulary) else 0.0
    h = h.but(w.WHOLE_ANSWER - cost if _is_whole_answer(scene, h) else -cost)
    if h.open < 0 or h.repair:
        return h
    if h.steps or h.open == scene.asked:
        return h.closed()
    size = len(scene.words)
    if scene.words.writes(size - 1, *_LEAVES_OPEN) or any(
        scene.words.writes(at, *_LEAVES_OPEN) for at in range(h.open_end, size)
    ):
        return h.closed()  # "số tiền vay thì …": half a sentence
    if scene.words.says(size - 1, "ngày", "bữa", "hôm") and scene.words.says(size - 2, *_LEADS_DAY):
        return h.closed()  # "xin nghỉ từ ngày …"
    if h.act_at >= 0 and (h.act is Cue.CORRECT or scene.words.says(h.act_end, "cái", "lại")):
        return _to_be_changed(scene, h)
    if goes_on_name(scene, h, h.open_start):
        return h.closed()
    # a field's name and nothing else: go there
    step = Step(Focus(scene.fields[h.open].name, scene.said(h.open_start, size)), h.open_start, size)
    return h.did(step, h.open_gain - w.COMMAND - w.NAME_ALONE, open=-1)


def _is_whole_answer(scene: Scene, h: Hypothesis) -> bool:
    """Whether all that was said, in one breath, is the text that the field asked for takes."""
    if len(h.steps) != 1 or h.skipped or not h.steps[0].text:
        return False
    step, words = h.steps[0], scene.words
    asked = scene.field_of(step)
    if asked is None or not scene.waits_for(asked.index):
        return False
    if asked.kind not in _TEXTS or step.start > 0:
        return False
    rest = range(step.end, len(words))
    paused = any(token.mark for token in words.tokens[1:])
    return not paused and all(scene.texts.is_particle(at) or scene.texts.is_polite(at) for at in rest)


_TEXTS = (FieldKind.TEXT, FieldKind.PROSE)


def _clears_the_last(scene: Scene, h: Hypothesis) -> bool:
    """As in "xóa đi" right after a value was filled in: nothing else was said, so that one is meant."""
    alone = h.act is Cue.CLEAR and not h.act_used and not h.steps and not h.skipped and h.open < 0
    return alone and not h.negated and scene.last >= 0 and scene.words.says(h.act_at, *_EMPTIES)


_EMPTIES = ("xóa", "xoá", "clear", "delete")


def _to_be_changed(scene: Scene, h: Hypothesis) -> Hypothesis:
    """As in "sửa lại ngày đi": go where it is, or ask which of them, however little of its name was said."""
    rest = (*range(h.act_end, h.open_start), *range(h.open_end, len(scene.words)))
    if not all(scene.texts.is_particle(at) or scene.texts.is_polite(at) for at in rest):
        return h.closed()
    step = Step(
        Focus(scene.fields[h.open].name, scene.said(h.act_at, h.open_end)), h.act_at, h.open_end, bare=True
    )
    return h.did(step, w.TO_BE_CHANGED, open=-1)
