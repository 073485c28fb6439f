"""What speaks against a stretch of words as the text of a field, whatever came before it."""

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.bare import TITLES
from speak_to_input.core.decoding.freetext import TextCosts
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.vocabulary import Known

_SORTS_OF_PEOPLE = ("thằng", "con", "bé", "cậu", "người", "mệ", "o", "mợ", "thím")
SHORT = (FieldKind.COMPANY, FieldKind.PERSON, FieldKind.TEXT)
"""Fields that take a few words."""


def text_costs(scene: Scene, known: Known, at: int, end: int) -> TextCosts:
    """What speaks against these words as the field's text; many hypotheses ask about the same."""
    key = (at, end, known.index)
    costs = scene.text_costs.get(key)
    if costs is None:
        costs = scene.text_costs[key] = _new_text_costs(scene, known, at, end)
    return costs


def _new_text_costs(scene: Scene, known: Known, at: int, end: int) -> TextCosts:
    company = known.kind is FieldKind.COMPANY
    always = w.NOT_A_VALUE if company and at in scene.introductions.firms else 0.0
    if known.kind is FieldKind.PERSON and _no_name(scene, at, end):
        always += w.NOT_A_VALUE
    if known.kind is FieldKind.PERSON and scene.is_title(at, end):
        always += w.NOT_A_VALUE  # "người kiểm tra là trưởng phòng | Nguyễn Văn Cừ"
    asking = range(at, end) if known.kind in SHORT else (at,)
    if not scene.texts.questions.isdisjoint(asking):
        always += w.NOT_A_VALUE
    if all(token.folded in known.label_words for token in scene.words.tokens[at:end]):
        always += w.NOT_A_VALUE  # "điền tiêu đề | báo cáo" only names the field
    if known.kind is not FieldKind.PROSE and scene.runs_over_name(at, end, known.index):
        always += w.TEXT_OVER_NAME
    if scene.is_choice_of_another(at, end, known.index):
        always += w.TEXT_IS_A_CHOICE
    names = (m for m in scene.found.mentions[at] if m.field != known.index and m.strength > w.NAME_WHOLE)
    # "chức vụ chuyên viên": what a person is may be called like the field for that person
    if any(
        known.kind is not FieldKind.TEXT or scene.fields[m.field].kind is not FieldKind.PERSON for m in names
    ):
        always += w.TEXT_IS_A_NAME
    if known.kind is FieldKind.PROSE and end - at == 1 and scene.texts.is_particle(at):
        always += w.NOT_A_VALUE  # "viết | lại"
    holds = w.TEXT_HOLDS_LINK if scene.link_ahead(at, end) else 0.0
    holds += w.WONDER if not scene.wonders.isdisjoint(range(at, end)) else 0.0
    if known.kind is FieldKind.PROSE and any(m.end == end for m in scene.found.mentions[at]):
        holds += w.NOT_A_VALUE  # "mô tả | vấn đề": two fields are named, or one in other words
    return TextCosts(
        always,
        as_act=w.NOT_A_VALUE if scene.is_act(at, end) else 0.0,
        holds=holds,
        as_address=w.ADDRESS_WITHOUT_NUMBER if scene.texts.figures.isdisjoint(range(at, end)) else 0.0,
        as_typed=w.TEXT_IS_A_VALUE
        if scene.typed_elsewhere(at, end, known) and not (company and scene.introductions.firm_begins(at))
        else 0.0,
    )


def _no_name(scene: Scene, start: int, end: int) -> bool:
    """Whether a title leads the tokens, or figures or whose colleague somebody is ("trong nhóm") are among them."""
    if end - start > 1 and scene.words.writes(start, *TITLES):
        return True
    if end - start == 1 and scene.words.writes(start, *_SORTS_OF_PEOPLE):
        return True  # "người nhận là thằng tên Sơn"
    if start in scene.introductions.persons or not scene.texts.figures.isdisjoint(range(start, end)):
        return True
    if scene.words.writes(start, "cá", "tổ") and scene.words.writes(start + 1, "nhân", "chức"):
        return True  # "người thụ hưởng là cá nhân tên …": what sort of customer
    if scene.words.writes(start - 1, "cá") and scene.words.writes(start, "nhân"):
        return True
    return any(mark.cue is Cue.AMONG for at in range(start + 1, end) for mark in scene.found.cues[at])
