"""Who is spoken of by name in a reading: people whom it fills in, whom the form holds, and all others."""

from dataclasses import replace
from operator import attrgetter

from speak_to_input.core.commands import Fill
from speak_to_input.core.decoding.hypothesis import Hypothesis
from speak_to_input.core.decoding.referents import Somebody, servants
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.discourse import Discourse
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.persons import asks_relation
from speak_to_input.vi.genders import gender_before, gender_of_name
from speak_to_input.vi.text import fold


def people_named(scene: Scene, h: Hypothesis) -> dict[int, Somebody]:
    """By the token at which the name or its title begins."""
    found: dict[int, Somebody] = {}
    for step in h.steps:
        known = scene.field_of(step)
        if known is None or known.kind is not FieldKind.PERSON or not isinstance(step.command, Fill):
            continue
        gender = gender_before(scene.words, step.start) or gender_of_name(step.command.text)
        fill, held = step.command, scene.form.fields[known.index].value
        # "chị Bùi Thu Hà nhận việc thay" once it is known who the form is about
        another = (
            known.principal and step.bare and not fill.correction and held and fold(held) != fold(fill.text)
        )
        another = another and scene.people.says(step.start - 1, "title")
        own = known.principal and not another
        found[step.start] = Somebody(step.start, step.end, gender, own, listed=not another)
    for at, spoken in scene.spoken_of.items():
        gender = scene.people.gender(at, at + 1)
        found.setdefault(at, Somebody(at, spoken.end, gender, spoken.person.principal, listed=True))
    found |= {at: who for at, who in _in_texts(scene, h).items() if at not in found}
    if not (scene.knows_own or any(one.own for one in found.values())):
        return found  # "chị Hoa số 0912…": she may well be whom the form is about
    taken = {at for step in h.steps for at in range(step.start, step.end)}
    given = {scene.words.tokens[one.end - 1].toned for one in found.values()}
    for at in sorted(scene.titled.keys() - found.keys() - taken):
        end = scene.titled[at]
        same = scene.words.tokens[end - 1].toned in given  # "anh Tài bên nhân sự, họ tên đầy đủ Vũ Đức Tài"
        if at + 1 not in taken and not same:
            found[at] = Somebody(at, end, scene.people.gender(at, at + 1))
    return found


def discourse_after(scene: Scene, h: Hypothesis) -> Discourse:
    """Who was spoken of, for the next utterance; a text may be what names them: "bàn giao cho anh Luân"."""
    before = scene.context.discourse
    serving = before.serving | servants(scene.people)
    _, people = scene.referents.with_names(people_named(scene, h))
    here = [who for who in people if who.start >= 0]
    if not here:
        return replace(before, serving=serving)
    last = max(here, key=attrgetter("start"))
    asked_for = last.own or (last.listed and last.start not in _in_texts(scene, h))
    asked_for = asked_for or scene.person_of_kin(last) is not None or _is_relation(scene, h, last)
    return Discourse(not asked_for, last.gender, serving)


def _is_relation(scene: Scene, h: Hypothesis, who: Somebody) -> bool:
    """As in "đồng nghiệp của khách": what the one is whom the form asks for."""
    steps = (step for step in h.steps if step.start <= who.start < step.end)
    return any((known := scene.field_of(step)) is not None and asks_relation(known) for step in steps)


def _in_texts(scene: Scene, h: Hypothesis) -> dict[int, Somebody]:
    taken = {at for step in h.steps if step.text for at in range(step.start, step.end)}
    return {
        at: Somebody(at, end, scene.people.gender(at, at + 1), listed=True)
        for at, end in scene.titled.items()
        if at in taken and at not in scene.spoken_of
    }
