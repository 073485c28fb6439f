"""What was just written is somebody else's: "số đó không phải của em, xóa đi", "nhầm, đó là số sếp em, bỏ giùm".

Every word of the utterance has its place here: what is pointed at, whose it is, what shall be done with it.
"""

from collections.abc import Iterator

from speak_to_input.core.commands import Clear, Command, Unknown
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.referents import recent
from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import fold


def disowned(ground: Ground) -> tuple[Command, ...]:
    """What becomes of the value; nothing where the utterance tells of no value that it is somebody else's."""
    words, people = ground.words, ground.people
    if (
        not words.accented
        or ":" in words.text
        or not any(_tells_whose(ground, at) for at in range(len(words)))
    ):
        return ()
    clearing = [at for at in range(len(words)) if people.says(at, "clearing")]
    clears = any(not (people.says(at - 1, "no") or words.says(at - 1, "đừng", "khỏi")) for at in clearing)
    denies = any(_denies_own(ground, at) for at in range(len(words)))
    pointed = denies or any(people.says(at, "pointing") for at in range(len(words)))
    if not pointed or not (clears or denies) or (clearing and not clears):
        return ()
    meant = next(_meant(ground), None)
    if not all(_has_place(ground, meant, at) for at in range(len(words))):
        return ()
    return (Clear(meant.name, words.text),) if meant is not None else (Unknown(words.text),)


def _tells_whose(ground: Ground, at: int) -> bool:
    """As in "của | vợ tôi", "số | sếp em", "của | chi nhánh khác", "không phải của | em"."""
    if not (ground.words.says(at - 1, "của") or ground.people.says(at - 1, "thing")):
        return False
    if _denies_own(ground, at) or ground.people.anybody(at) or ground.people.says(at, "other party"):
        return True
    called = ground.people.says(at, "title", "peer") and at + 1 < len(ground.words)
    return called and (ground.people.by_name(at + 1) or ground.words.tokens[at + 1].text.istitle())


def _denies_own(ground: Ground, at: int) -> bool:
    people = ground.people
    called = people.says(at, "title") and at + 1 < len(ground.words) and not people.by_name(at + 1)
    own = people.says(at, "self") or called  # "không phải số chị | Oanh" is somebody else's after all
    return own and people.is_denied(at)


def _meant(ground: Ground) -> Iterator[Known]:
    """The fields that may be pointed at, the likeliest first: they hold something and are called so."""
    told = [token.folded for token in ground.words.tokens]
    called = {_CALLED.get(word, word) for word in told if word in _THINGS}
    last = ground.vocabulary.by_name(ground.context.last)
    lately = [*recent(ground), *([last] if last is not None else [])]
    for known in (*lately, *(known for known in ground.filled() if called and known.principal)):
        held = fold(ground.form.fields[known.index].value)
        if held and (called & known.label_words or (held in told and not called) or not called):
            yield known


_CALLED = {"mail": "email", "sdt": "so", "may": "so"}
_THINGS = frozenset({"so", "mail", "email", "sdt", "ten", "ma"})


def _has_place(ground: Ground, meant: Known | None, at: int) -> bool:
    """Whether the word tells what is pointed at, whose it is, or what shall be done; or carries nothing."""
    token, people = ground.words.tokens[at], ground.people
    if people.says(at, *_PLACED) or token.toned in ground.particles:
        return True
    if meant is not None and (
        token.folded in meant.label_words
        or token.folded in fold(ground.form.fields[meant.index].value).split()
    ):
        return True
    spans = (range(begin, people.anybody(begin)) for begin in range(at + 1))
    name = people.by_name(at) or (at > 0 and token.text.istitle())
    return name or any(at in span for span in spans)


_PLACED = ("thing", "pointing", "self", "whose", "of whom", "kin told", "more", "title", "peer", "no", "clearing",
           "other party", "between", "rude")  # fmt: skip
