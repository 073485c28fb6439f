"""Drafts, as the ledger tells them: what was saved under which name and not deleted since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from speak_to_input.core.events import Event, EventKind
from speak_to_input.vi.text import fold


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form held when it was saved. `id` is "session:seq" of the event that saved it."""

    id: str
    name: str
    form_type: str
    title: str
    url: str
    saved_at: str
    values: Mapping[str, str]


def drafts_of(events: Iterable[tuple[str, Event]]) -> tuple[Draft, ...]:
    """The drafts there are, newest first; one replaces the older of the same name, form and session.

    What another session kept stays beside it: two desks may choose the same name, or close in the same minute.

    Takes: (session id, event), oldest first; other events than those about drafts are passed over.
    """
    kept: dict[tuple[str, str, str], Draft] = {}
    for session_id, event in events:
        match event.kind:
            case EventKind.DRAFT_SAVED:
                draft = _draft(session_id, event)
                key = (session_id, draft.url, fold(draft.name))
                kept.pop(key, None)
                kept[key] = draft
            case EventKind.DRAFT_DELETED:
                kept = {key: draft for key, draft in kept.items() if draft.id != event.text}
            case _:
                pass
    return tuple(reversed(kept.values()))


def is_same(draft: Draft, name: str, url: str) -> bool:
    """Whether a draft of that name and form is `draft` saved anew."""
    return draft.url == url and fold(draft.name) == fold(name)


def _draft(session_id: str, event: Event) -> Draft:
    return Draft(
        id=f"{session_id}:{event.seq}",
        name=event.text,
        form_type=event.after,
        title=event.label,
        url=event.before,
        saved_at=event.at,
        values=event.values,
    )


def about(drafts: Iterable[Draft], who: str, *, called: bool = False) -> tuple[Draft, ...]:
    """The drafts that are about somebody, by name or a part of it; `called`: their own names tell it."""
    for spell in (str.casefold, fold):  # "Hòa" and "Hoa" are two, for who writes the tones
        wanted = spell(who).split()
        told = ((d, (d.name.removeprefix(d.title), *(() if called else _short(d)))) for d in drafts)
        found = tuple(d for d, texts in told if any(_names(spell(text).split(), wanted) for text in texts))
        if found:
            return found
    return ()


def _short(draft: Draft) -> tuple[str, ...]:
    return tuple(value for value in draft.values.values() if len(value.split()) in _NAME_WORDS)


def _names(words: list[str], wanted: list[str]) -> bool:
    size = len(wanted)
    return any(words[at : at + size] == wanted for at in range(len(words) - size + 1))


_NAME_WORDS = range(1, 7)


def called(drafts: tuple[Draft, ...], said: str) -> tuple[Draft, ...]:
    """The drafts that `said` may mean: by id, by whole name, else by the words of the name or of the form."""
    if not said:
        return drafts
    by_id = tuple(draft for draft in drafts if draft.id == said)
    if by_id:
        return by_id
    wanted = " ".join(fold(said).split())
    whole = tuple(draft for draft in drafts if " ".join(fold(draft.name).split()) == wanted)
    if whole:
        return whole
    words = set(wanted.split())
    return tuple(draft for draft in drafts if words <= set(fold(f"{draft.name} {draft.title}").split()))
