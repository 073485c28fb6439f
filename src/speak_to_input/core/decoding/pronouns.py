"""What "anh ấy", "bả" do to a hypothesis: they say whose the field is that was named before or comes next.

Whoever was spoken of last and agrees with the pronoun is meant. Where the form does not ask that person for it, the
value is asked about: it is nobody else's.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from operator import itemgetter

from speak_to_input.core.commands import Clear, Fill, Focus, Held, Read
from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.hypothesis import NOBODY, STRANGER, Hypothesis, Step
from speak_to_input.core.decoding.owners import PRONOUNS
from speak_to_input.core.decoding.referents import Somebody, agrees
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.speakers import RUDE, TITLES
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.partial import TAILED
from speak_to_input.core.persons import owner, same_of
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.genders import Gender, gender_before, gender_of_name
from speak_to_input.vi.text import fold

_ON_FIELD = (Clear, Read, Focus)
_OF = 1
"""Words between a field's name and whose it is: "số | của | vợ anh"."""
_PARENTS = ("mẹ", "má", "bố", "ba", "cha")
"""By their number a child is called: "bé Khánh An, …, sđt mẹ 0909…"."""
_BETWEEN = 1
"""Words between an act's object and the pronoun: "xóa email | của | anh ấy"."""


def after_pronoun(scene: Scene, h: Hypothesis, at: int, cue: Cue) -> list[Hypothesis]:
    """The ways in which the pronoun at token `at` may be taken; none where it means the form's own person."""
    if scene.words.says(at + 1, "ơi"):
        return []  # "xong rồi | cô ơi" calls
    meant = list(islice(_meant(scene, h, cue, at), 1))
    if not meant or (meant[0] is not None and meant[0].principal):
        return []
    return of_person(scene, h, at, meant[0])


def after_it(scene: Scene, h: Hypothesis, at: int) -> list[Hypothesis]:
    """As in "số điện thoại của | nó", "| nó tên …": what only people have is told of one called "it".

    Nobody speaks so of whom a form for grown-ups is about: it is the other one who was spoken of last, or a stranger.
    """
    words = scene.words
    if not words.says(at, "nó") or not scene.referents.of_grown_ups:
        return []
    opened = h.open >= 0 and at - h.open_end <= _OF and _shared(scene.fields[h.open])
    if not (opened or is_called(scene, at) or words.says(at - 1, "của")):
        return []
    others = [person for person, _ in _spoken_of(scene, h, at) if person is None or not person.principal][:1]
    if not others:
        return []
    if others[0] is not None and h.open >= 0 and _same_of(scene, scene.fields[h.open], others[0]) is None:
        return []
    return of_person(scene, h, at, others[0])


def is_called(scene: Scene, at: int) -> bool:
    """As in "| nó tên Lý Gia Bảo": the form's own person is called otherwise."""
    words = scene.words
    called = words.says(at, "nó", "hắn") and words.says(at + 1, "tên") and not words.tokens[at + 1].mark
    return called and scene.referents.of_grown_ups


def of_person(scene: Scene, h: Hypothesis, at: int, person: Known | None) -> list[Hypothesis]:
    """The ways in which somebody beside the form's own person, spoken of at token `at`, may own what is told.

    Takes: `person`: by the field of the name; None for somebody of whom the form asks nothing.
    """
    h = h.but(w.PRONOUN)
    if h.open >= 0:
        return [_opened(scene, h, scene.fields[h.open], person)]
    step = h.steps[-1] if h.steps else None
    if step is not None and at - step.end <= _BETWEEN and isinstance(step.command, _ON_FIELD):
        return [_acted(scene, h, step, at, person)]
    return [h.but(of=STRANGER if person is None else person.index)]


def other_person(scene: Scene, h: Hypothesis, at: int, end: int) -> list[Hypothesis]:
    """As in "vợ tôi", "ba con": what follows is theirs; "nhà có ba con" counts children."""
    words = scene.words
    named = words.says(end, "tên", "là", "số") and not words.tokens[end].mark
    if words.says(at, "ba") and words.says(end - 1, *_CHILDREN) and not named:
        return []
    asked = [scene.fields[m.field] for m in scene.found.mentions[at] if m.strength > w.NAME_WHOLE]
    if any(known.kind is FieldKind.PERSON for known in asked):
        return []  # "họ tên cha …, họ tên | mẹ …", "má | tôi tên …": the form asks for that one by this word
    couple = words.says(at + 1, "chồng") or words.says(at - 1, "vợ")
    if couple and not any(words.says(place, "là", "tên") for place in range(end, end + _NEAR_COUPLE)):
        return [h.but(-w.SKIP_PARTICLE)]  # "vợ chồng tui ly hôn rồi": the two are told of themselves
    return [h.but(-w.SKIP_PARTICLE, other=True, unowned=h.unowned or is_theirs(scene, h, at))]


_CHILDREN = ("con", "cháu", "em")
_NEAR_COUPLE = 3
"""Words up to their names: "vợ | chồng tui là …"."""


def is_theirs(scene: Scene, h: Hypothesis, at: int) -> bool:
    """As in "số điện thoại | vợ anh": the field just named is the form's own person's, and is not told now."""
    if h.open < 0 or h.linked or at - h.open_end > _OF or scene.words.says(at, *_PARENTS):
        return False
    known = scene.fields[h.open]
    return known.principal and known.personal and known.kind is not FieldKind.PERSON


def called_by_name(scene: Scene, h: Hypothesis, at: int) -> tuple[int, Hypothesis] | None:
    """As in "số điện thoại | thằng Tý": whose the field just named is, where not the form's own person's.

    "thằng" calls nobody whom a form is about; "chị Lan" is somebody else where all who are known are called otherwise.
    """
    if h.open < 0 or h.linked or at - h.open_end > _OF or not scene.words.says(at, *RUDE, *TITLES):
        return None
    known, name = scene.fields[h.open], at + 1
    if not (known.principal and known.personal) or known.kind is FieldKind.PERSON or name >= len(scene.words):
        return None
    called = scene.words.tokens[name]
    if called.mark or not (
        called.text.istitle() or scene.given_names.of(called, scene.words.accented) > _GIVEN
    ):
        return None
    people = {person.index: text for person, text in names_known(scene, h)}
    meant = [index for index, text in people.items() if fold(text.split()[-1]) == called.folded]
    if scene.words.says(at, *RUDE) or (people and not any(scene.fields[i].principal for i in meant)):
        meant = [index for index in meant if not scene.fields[index].principal]
        own = same_of(scene.fields, known, scene.fields[meant[0]]) if meant else None
        other = h.but(-w.SKIP_PARTICLE, other=True, unowned=own is None)
        return name + 1, other if own is None else other.but(open=own.index)
    return None


def is_strangers(scene: Scene, h: Hypothesis, known: Known, at: int) -> bool:
    """As in "chị Lan 0911…, và anh Hùng | 0922…": of somebody who was called right before, and is not told of."""
    if not known.personal or known.kind not in TAILED or (h.steps and h.steps[-1].end == at):
        return False
    called = at - 1 - scene.words.says(at - 1, "số", "sđt")
    if not scene.people.by_name(called):
        return False
    name = scene.words.tokens[called].folded
    return all(fold(text.split()[-1]) != name for _, text in names_known(scene, h))


def names_known(scene: Scene, h: Hypothesis) -> Iterator[tuple[Known, str]]:
    """The people whose names the form holds or were told in this utterance."""
    for known in scene.fields:
        if known.kind is FieldKind.PERSON and (value := scene.form.fields[known.index].value).strip():
            yield known, value
    for step in h.steps:
        told = scene.field_of(step)
        if told is None or not isinstance(step.command, Fill):
            continue
        if told.kind is FieldKind.PERSON or names_somebody(scene, step):
            yield told, step.command.text


def names_somebody(scene: Scene, step: Step) -> bool:
    """As in "bàn giao cho | anh Khôi": a text that is somebody called by title and name, and nothing more."""
    words = scene.words
    if not step.text or step.end - step.start > _WHOLE_NAME:
        return False
    start = step.start + words.says(step.start, "cho")
    called = start if words.says(start, *RUDE, *TITLES, "bạn", "em") else start - 1
    if called < 0 or not words.says(called, *RUDE, *TITLES, "bạn", "em"):
        return False
    return all(token.text.istitle() or words.text.islower() for token in words.tokens[called + 1 : step.end])


_WHOLE_NAME = 5
"""Words of a name with its title."""


_GIVEN = 0.35


def of_whom(scene: Scene, h: Hypothesis, known: Known) -> tuple[Hypothesis, Known]:
    """As in "chị ấy | email là …": the field of the person spoken of that is called like `known`."""
    if h.of == NOBODY or not _shared(known):
        return h, known
    own = _same_of(scene, known, scene.fields[h.of] if h.of >= 0 else None)
    return h.but(of=NOBODY, unowned=own is None), own or known


def unowned_by(scene: Scene, h: Hypothesis, known: Known) -> Hypothesis:
    """As in "số | bạn ấy | 0904…": a value without its field's name is asked about where it is somebody else's."""
    if h.of == NOBODY or not _shared(known):
        return h
    own = _same_of(scene, known, scene.fields[h.of] if h.of >= 0 else None)
    return h if own is known else h.but(of=NOBODY, unowned=True)


def _shared(known: Known) -> bool:
    """Whether the bare name of this field may as well be that of another person's."""
    return known.personal and (known.principal or bool(known.twins))


def _opened(scene: Scene, h: Hypothesis, known: Known, person: Known | None) -> Hypothesis:
    """As in "email | của anh ấy": the name before is that of the person's field."""
    if not _shared(known):
        return h
    own = _same_of(scene, known, person)
    return h.but(unowned=True) if own is None else h.but(open=own.index)


def _acted(scene: Scene, h: Hypothesis, step: Step, at: int, person: Known | None) -> Hypothesis:
    """As in "xóa email | của chị ấy": the act just done is for the person's field, or is not done."""
    command = step.command
    known = scene.known(_field_of(command))
    if known is None or not _shared(known):
        return h
    own = _same_of(scene, known, person)
    heard = scene.said(step.start, at + 1)
    done = Held(heard) if own is None else _for_field(command, own.name)
    steps = (*h.steps[:-1], step._replace(command=done, end=at + 1))
    return h.but(steps=steps, last=h.last if own is None else own.index)


def _field_of(command: object) -> str:
    match command:
        case Clear(field=str(name)) | Focus(field=name) | Read(what=name):
            return name
    return ""


def _for_field(command: object, name: str) -> Clear | Focus | Read:
    match command:
        case Clear() | Focus():
            return replace(command, field=name)
        case Read():
            return replace(command, what=name)
    raise AssertionError("only acts on a field are moved to another")


def persons_meant(scene: Scene, h: Hypothesis, cue: Cue) -> Iterator[Known]:
    """Whoever was spoken of and may be called so, the last one first."""
    return (person for person in _meant(scene, h, cue, len(scene.words)) if person is not None)


def _meant(scene: Scene, h: Hypothesis, cue: Cue, at: int) -> Iterator[Known | None]:
    gender = PRONOUNS[cue]
    for person, other in _spoken_of(scene, h, at):
        if gender is None or other is None or other is gender:
            yield person


def _same_of(scene: Scene, known: Known, person: Known | None) -> Known | None:
    return None if person is None else same_of(scene.fields, known, person)


def _spoken_of(scene: Scene, h: Hypothesis, at: int) -> Iterator[tuple[Known | None, Gender | None]]:
    """People with their gender, the one spoken of last before token `at` first, then those whom the form holds.

    None stands for somebody of whom the form asks nothing.
    """
    told: list[tuple[int, Known | None, Gender | None]] = []
    for step in h.steps:
        known = scene.field_of(step)
        if known is None or not isinstance(step.command, Fill):
            continue
        before = gender_before(scene.words, step.start)
        if known.kind is FieldKind.PERSON:
            told.append((step.start, known, before or gender_of_name(step.command.text)))
        elif names_somebody(scene, step):
            told.append((step.start, known, before or gender_before(scene.words, step.start + 1)))
    told += [(who.start, scene.person_of_kin(who), who.gender) for who in _strangers(scene, h, at)]
    yield from ((person, gender) for _, person, gender in sorted(told, key=itemgetter(0), reverse=True))
    for name in (scene.context.last, scene.context.before_last):
        known = scene.known(name or "")
        person = owner(scene.fields, known.index) if known is not None else None
        if person is not None:
            yield person, gender_of_name(scene.form.fields[person.index].value)
    people = [known for known in scene.fields if known.kind is FieldKind.PERSON and not known.choices]
    for person in sorted(people, key=lambda known: not known.principal):
        if value := scene.form.fields[person.index].value:
            yield person, gender_of_name(value)


def _strangers(scene: Scene, h: Hypothesis, at: int) -> Iterator[Somebody]:
    """Those spoken of before token `at` of whom no step tells anything."""
    taken = {place for step in h.steps for place in range(step.start, step.end)}
    for who in scene.referents.others:
        if who.end <= at and who.start not in taken and agrees(scene.words, who, at, None):
            yield who
    if not (scene.knows_own or any((f := scene.field_of(s)) is not None and f.principal for s in h.steps)):
        return
    for begin, end in scene.titled.items():
        if end <= at and taken.isdisjoint(range(begin, end)) and begin not in scene.spoken_of:
            yield Somebody(begin, end, scene.people.gender(begin, begin + 1))
