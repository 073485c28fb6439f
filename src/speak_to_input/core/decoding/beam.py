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

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.acts import after_cue
from speak_to_input.core.decoding.comments import comment_of, denied_of, preface_of, ready_of
from speak_to_input.core.decoding.counted import after_counted
from speak_to_input.core.decoding.date_of_date import date_of_date
from speak_to_input.core.decoding.exclusions import excluded_of
from speak_to_input.core.decoding.filling import after_offers
from speak_to_input.core.decoding.filling_apart import after_days, after_pair, after_removals
from speak_to_input.core.decoding.finishing import finish
from speak_to_input.core.decoding.hypothesis import Hypothesis, Unmade, future_of
from speak_to_input.core.decoding.mail_of_number import mail_of_number
from speak_to_input.core.decoding.mid_text import after_state_led
from speak_to_input.core.decoding.mind_changed import after_right, after_turn, exclaimed
from speak_to_input.core.decoding.named_after import after_before_name, after_into, after_repeated
from speak_to_input.core.decoding.named_people import after_spoken_of
from speak_to_input.core.decoding.naming import after_mention
from speak_to_input.core.decoding.naming_buttons import after_button, after_section
from speak_to_input.core.decoding.none import none_behind
from speak_to_input.core.decoding.papers import named_paper
from speak_to_input.core.decoding.places import Place
from speak_to_input.core.decoding.pronouns import called_by_name
from speak_to_input.core.decoding.questions import gossips
from speak_to_input.core.decoding.reasons import after_misfortune, for_purpose
from speak_to_input.core.decoding.refused_boxes import refused_of
from speak_to_input.core.decoding.refused_choices import refused_choice
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.scoping import after_scope
from speak_to_input.core.decoding.skipping import skip
from speak_to_input.core.decoding.starting import starts
from speak_to_input.core.decoding.tails import apposition_of, tail_of
from speak_to_input.core.decoding.texts import after_texts
from speak_to_input.core.decoding.told_stories import after_told
from speak_to_input.core.decoding.told_there import opened_by_deed
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import Mention

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
    finished = [finish(scene, h, asked, gossip) for h in _distinct(beams[size], -inf)]
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
    ways: list[Way] = [(at + 1, skip(scene, h, at, place))]
    if place.named:
        ways += _named(scene, h, at, place)
    if (spoken := scene.spoken_of.get(at)) is not None:
        ways += after_spoken_of(scene, h, at, spoken)
    if h.steps and h.open < 0:
        ways += (*filter(None, _tails(scene, h, at)), *after_state_led(scene, h, at))
    if at == 0 and (preface := preface_of(scene, h) or ready_of(scene, h) or exclaimed(scene, h)) is not None:
        ways.append(preface)
    if h.open >= 0 and at in scene.callings and (whose := called_by_name(scene, h, at)) is not None:
        ways.append(whose)
    if h.act in _FILLING and not (h.open >= 0 and at in scene.before_colons):
        ways += _valued(scene, h, at, place)
        if place.pause and (told := after_misfortune(scene, h, at)) is not None:
            ways += after_texts(scene, told, at, scene.fields[told.open])
        for told in opened_by_deed(scene, h, at):
            texts = after_texts(scene, told, at, scene.fields[told.open])
            ways += after_offers(scene, told, at)
            ways += [way for way in texts if way[0] <= scene.words.clause_end(at)]
        if (told := for_purpose(scene, h, at)) is not None:
            ways += after_texts(scene, told, at + 1, scene.fields[told.open])
        ways += (*after_told(scene, h, at), *after_counted(scene, h, at))
        return ways
    if h.act is Cue.CLEAR:
        ways += after_removals(scene, h, at)
    if h.act_used and h.pause:
        # an act had its object; what follows may be values again
        freed = h.but(-w.ACT_LEFT, act=Cue.FILL, act_at=-1)
        ways += after_offers(scene, freed, at)
        for mention in place.mentions:
            ways += [(_end(mention, after), after) for after in after_mention(scene, freed, at, mention)]
    return ways


def _end(mention: Mention, after: Hypothesis) -> int:
    """Where the name ends; a box may be told over more words: "tài liệu | không mật"."""
    return max(mention.end, after.steps[-1].end if after.steps else 0)


def _tails(scene: Scene, h: Hypothesis, at: int) -> Iterator[Way | None]:
    """Where words end that only explain the step before or comment on it."""
    last = h.steps[-1]
    fills = isinstance(last.command, Fill)
    if not fills:
        yield tail_of(scene, h, at)
    if last.end == at:
        yield apposition_of(scene, h, at)
        yield comment_of(scene, h, at)
    if not fills:
        return
    yield denied_of(scene, h, at)
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
        ways += [(_end(mention, after), after) for after in after_mention(scene, h, at, mention)]
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
        ways += (*mail_of_number(scene, h, at), *date_of_date(scene, h, at), *named_paper(scene, h, at))
    for pair in place.pairs:
        ways += after_pair(scene, h, at, pair)
    if h.act_end == at:
        ways += after_into(scene, h, at)
    if scene.named_behind:
        ways += (*after_before_name(scene, h, at), *after_repeated(scene, h, at))
    if h.open >= 0 and not h.negated and (known := scene.fields[h.open]).whole:
        ways += after_texts(scene, h, at, known)
    return ways
