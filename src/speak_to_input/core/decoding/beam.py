"""A beam search over the candidates of a whole utterance.

Hypotheses read tokens from left to right and carry what is open, the act under way and what was filled, so
that every choice sees what came before. Hypotheses that agree on all that compete and the better one
survives: the result is the best reading of the whole, not the first match.
"""

from collections.abc import Iterator
from heapq import nlargest

from speak_to_input.core.commands import Attach, Focus
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.acts import after_cue
from speak_to_input.core.decoding.filling import (
    after_into,
    after_moments,
    after_offers,
    after_ranges,
    after_removals,
    after_text,
)
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.naming import after_button, after_mention, after_section
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.language import Cue

_BEAM = 8
_FILLING = (Cue.FILL, Cue.CORRECT)
_LINKING_MARKS = frozenset(":=")
_HOPELESS = 4.5
"""A hypothesis that lies this much behind the best at its token is given up."""
_LEAVES_OPEN = ("thì", "là", "ừm", "ờ", "à", "ờm")
_OPTION_NEAR = 4
"""Words are not called unlisted when a choice of the list is named this soon after them."""


def decode(scene: Scene, count: int = 8) -> list[Hypothesis]:
    """The best readings of the whole utterance, best first."""
    size = len(scene.words)
    beams: list[dict[tuple[object, ...], Hypothesis]] = [{} for _ in range(size + 1)]
    for start in _starts(scene):
        beams[0][start.key] = start
    for at in range(size):
        alive = nlargest(_BEAM, beams[at].values(), key=_promise)
        for hypothesis in alive:
            if hypothesis.promise < alive[0].promise - _HOPELESS:
                break
            for end, following in _continue(scene, hypothesis, at):
                key = following.key
                rival = beams[end].get(key)
                if rival is None or rival.promise < following.promise:
                    beams[end][key] = following
    return nlargest(count, (_finish(scene, h) for h in beams[size].values()), key=_score)


def _score(h: Hypothesis) -> float:
    return h.score


def _promise(h: Hypothesis) -> float:
    return h.promise


def _starts(scene: Scene) -> list[Hypothesis]:
    start = Hypothesis(last=scene.last)
    for index in (scene.asked, scene.focused):
        if index >= 0 and scene.fields[index].whole and not scene.fields[index].choices:
            return [start, start.but(-w.ANSWER_IN_FREE_TEXT, open=index)]
    return [start]


def _continue(scene: Scene, h: Hypothesis, at: int) -> Iterator[tuple[int, Hypothesis]]:
    """Every way in which a hypothesis may go on at token `at`, with the token at which it then stands."""
    yield at + 1, _skip(scene, h, at)
    for mark in scene.found.cues[at]:
        yield from after_cue(scene, h, at, mark)
    yield from _named(scene, h, at)
    if h.act in _FILLING:
        yield from _valued(scene, h, at)
    if h.act is Cue.CLEAR:
        yield from after_removals(scene, h, at)
    if h.act not in _FILLING and h.act_used and h.pause:
        # an act had its object; what follows may be values again
        freed = h.but(-w.ACT_LEFT, act=Cue.FILL, act_at=-1)
        yield from after_offers(scene, freed, at)
        for mention in scene.found.mentions[at]:
            yield from ((mention.end, after) for after in after_mention(scene, freed, at, mention))


def _named(scene: Scene, h: Hypothesis, at: int) -> Iterator[tuple[int, Hypothesis]]:
    """Fields, sections and buttons that are named here."""
    for mention in scene.found.mentions[at]:
        yield from ((mention.end, after) for after in after_mention(scene, h, at, mention))
    for section in scene.found.sections[at]:
        yield from ((section.end, after) for after in after_section(scene, h, at, section))
    for button in scene.found.buttons[at]:
        yield from ((button.end, after) for after in after_button(scene, h, at, button))


def _valued(scene: Scene, h: Hypothesis, at: int) -> Iterator[tuple[int, Hypothesis]]:
    """Values that are said here: typed, options, free text, ranges, moments."""
    if h.open >= 0 and not h.linked and set(scene.words.tokens[at].mark) & _LINKING_MARKS:
        h = h.but(linked=True)
    yield from after_offers(scene, h, at)
    yield from after_ranges(scene, h, at)
    yield from after_moments(scene, h, at)
    if h.act_end == at:
        yield from after_into(scene, h, at)
    known = scene.fields[h.open] if h.open >= 0 else None
    if known is None or not known.whole or h.negated:
        return
    for text in scene.texts.from_(at, known):
        if not (known.choices and scene.offered_within(known.index, at, text.end + _OPTION_NEAR)):
            yield text.end, after_text(scene, h, at, text)


def _skip(scene: Scene, h: Hypothesis, at: int) -> Hypothesis:
    """Leave a token unexplained: nothing for a particle, dear for a word, dearer for a figure."""
    token = scene.words.tokens[at]
    if at in scene.wonders:
        return h.but(-w.WONDER, pause=False, skipped=(*h.skipped, at))
    if scene.texts.is_particle(at):
        return h.but(-w.SKIP_PARTICLE, pause=h.pause or bool(token.mark))
    if h.steps and isinstance(h.steps[-1].command, Attach) and scene.names_file(at):
        return h.but(-w.SKIP_LABEL_WORD)
    if h.steps and h.open < 0 and token.folded in scene.label_words(h.last):
        # "… hai mươi triệu một tháng": the rest of the field's name after its value
        return h.but(-w.SKIP_LABEL_WORD)
    if h.open >= 0 and not h.linked and scene.link_ahead(at, len(scene.words)):
        # "lý do xin nghỉ là …": a word more in the field's name
        return h.but(-w.NAME_MODIFIER)
    if at in scene.links:
        return h.but(-w.SKIP_LINK)
    cost = w.SKIP_FIGURE if token.has_digit else w.SKIP_WORD
    if h.open >= 0:
        cost += w.SKIP_BETWEEN_NAME_AND_VALUE
    return h.but(-cost, pause=False, skipped=(*h.skipped, at))


def _finish(scene: Scene, h: Hypothesis) -> Hypothesis:
    cost = (0.0 if h.act_used else w.ACT_WITHOUT_OBJECT) + (w.NEGATION_WITHOUT_ACT if h.negated else 0.0)
    cost += w.SKIP_WORD if h.other and not h.steps else 0.0
    h = h.but(-cost)
    if h.open < 0 or h.repair:
        return h
    if h.steps or h.open == scene.asked:
        return h.closed()
    size = len(scene.words)
    if scene.words.writes(size - 1, *_LEAVES_OPEN) or any(
        scene.words.writes(at, *_LEAVES_OPEN) for at in range(h.open_end, size)
    ):
        return h.closed()  # "số tiền vay thì …": half a sentence
    # a field's name and nothing else: go there
    step = Step(Focus(scene.fields[h.open].name, scene.said(h.open_start, size)), h.open_start, size)
    return h.did(step, h.open_gain - w.COMMAND - w.NAME_ALONE, open=-1)
