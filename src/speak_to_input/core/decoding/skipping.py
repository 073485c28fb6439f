"""What it costs to leave a word unexplained: nothing for a particle, dear for a word, dearer for a figure."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.box_days import tells_box_day
from speak_to_input.core.decoding.exclusions import names_on
from speak_to_input.core.decoding.held_names import calls_held
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.modifiers import modifies
from speak_to_input.core.decoding.places import Place
from speak_to_input.core.decoding.prices import is_of_each
from speak_to_input.core.decoding.pronouns import is_called
from speak_to_input.core.decoding.questions import only_denies
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import SPEAKERS
from speak_to_input.core.decoding.unmarked import is_courtesy


def skip(scene: Scene, h: Hypothesis, at: int, place: Place) -> Hypothesis:
    """Leave a token unexplained: nothing for a particle, dear for a word, dearer for a figure."""
    if place.wonder:
        return h.but(-w.WONDER, pause=False, skipped=(*h.skipped, at))
    if _says_nothing(scene, h, at):
        return h.but(-w.SKIP_PARTICLE, repair=h.repair or at == 0)
    if place.particle or place.leads or (h.open < 0 and (place.till_now or calls_held(scene, at))):
        if at == h.open_end and h.open_sure > w.NAME_WHOLE and h.open >= 0 and scene.texts.sets_off(at):
            return h.but(-w.SKIP_PARTICLE, linked=True)
        other = h.other or is_called(scene, at)
        return h.but(-w.SKIP_PARTICLE, other=other, pause=h.pause or place.pause)
    if h.open >= 0 and scene.introductions.lead_to(at, scene.fields[h.open].kind):
        return h.but(-w.SKIP_PARTICLE)
    if (
        h.open >= 0
        and at == h.open_end
        and scene.words.says(at, "của")
        and scene.words.says_any(at + 1, SPEAKERS)
    ):
        return h.but(-w.SKIP_PARTICLE)  # "chỗ làm | của em ở Canon"
    if h.open < 0:
        if h.steps and names_on(scene, h, at):
            # "… hai mươi triệu một tháng": the rest of the field's name after its value
            return h.but(-w.SKIP_LABEL_WORD)
    elif (
        at in scene.before_colons or modifies(scene.words, h, at) or (not h.linked and _goes_on(scene, h, at))
    ):
        # "lý do xin nghỉ là …": a word more in the field's name
        return h.but(-w.NAME_MODIFIER)
    if place.link or is_of_each(scene, h, at) or tells_box_day(scene, h, at):
        return h.but(-w.SKIP_LINK)
    told = at in scene.beside_doers or scene.referents.told_of_own(at)  # "do anh Nam | lập"
    if only_denies(scene.words, at) or (h.open < 0 and told):
        return h.but(-w.SKIP_PARTICLE)
    cost = w.SKIP_FIGURE if place.figure else w.SKIP_WORD
    if h.open >= 0:
        cost += w.SKIP_BETWEEN_NAME_AND_VALUE
    return h.but(-cost, pause=False, skipped=(*h.skipped, at))


def _goes_on(scene: Scene, h: Hypothesis, at: int) -> bool:
    """Whether the word may still belong to the open field's name: a link follows, and no pause stands between."""
    words = scene.words
    follows = scene.link_ahead(at, words.clause_end(at), w.NAME_REACH)
    return follows and not any(token.mark for token in words.tokens[h.open_end : at + 1])


def _says_nothing(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "ý | trả tiền nhà mới đúng", and courtesy that is written without accents."""
    if at == 0 and scene.righted and scene.words.says(at, "ý", "í"):
        return True
    return not scene.words.accented and is_courtesy(scene, h, at)
