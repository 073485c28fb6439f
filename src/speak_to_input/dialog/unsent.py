"""What was entered and not sent becomes a draft: nothing is lost by going elsewhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count

from speak_to_input.core.drafts import Draft, drafts_of
from speak_to_input.core.events import EventKind
from speak_to_input.core.forms import Form
from speak_to_input.core.recognising import recognised_by
from speak_to_input.core.secrets import is_secret
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memory import Memory, stamp
from speak_to_input.errors import BrowserUnavailable, SessionUnknown
from speak_to_input.ports import FormBrowser


@dataclass(frozen=True, slots=True)
class Kept:
    """The draft that a form became when it was left: its id, and what is said of it; both "" for none."""

    draft: str = ""
    told: str = ""


def entered(memory: Memory) -> dict[str, str]:
    """The values that the open form is known to hold and that were not sent; no secrets."""
    known = {} if memory.sent or holds_only_its_name(memory) else memory.ledger.values
    return {name: value for name, value in known.items() if value and name not in memory.veil.fields}


def held(form: Form) -> dict[str, str]:
    """What a draft keeps of a form: no secrets."""
    kept = (f for f in form.fields if f.enabled and not f.empty and not is_secret(f))
    return {field.name: field.value for field in kept}


async def left_unsent(browser: FormBrowser, session_id: str, memory: Memory) -> dict[str, str]:
    """What the form holds, or held when its page was there last, and neither was sent nor is in a draft."""
    if memory.sent or is_as_saved(memory):
        return {}
    try:
        form = await browser.read(session_id)
    except (SessionUnknown, BrowserUnavailable):
        return entered(memory)
    return held(form) if memory.ledger.values else {}


def holds_only_its_name(memory: Memory) -> bool:
    """Whether the open form holds nothing but what the name told by which it was asked for."""
    return bool(memory.by_name) and memory.ledger.values == memory.by_name


def keep_draft(memory: Memory, values: Mapping[str, str], name: str, now: datetime) -> str:
    """Note a draft of the open form, "" for one that nobody gave a name. Gives: its name."""
    title = memory.ledger.title
    name = name or _own_name(memory, values, now)
    memory.ledger.note(
        EventKind.DRAFT_SAVED, stamp(now), text=name, label=title,
        before=memory.url, after=memory.form_type, values=values,
    )  # fmt: skip
    return name


def keep_unsent(memory: Memory, session_id: str, now: datetime) -> Kept:
    """Keep the open form, which is about to be left, as a draft; not again where it is just as a draft has it."""
    memory.settle(now)
    values = entered(memory)
    if not values:
        return Kept()
    if memory.draft is not None and is_as_saved(memory):
        return Kept(memory.draft.id, f"Bản nháp “{memory.draft.name}” còn nguyên.")
    left = memory.ledger.title
    name = keep_anew(memory, values, now)
    kept = f"{session_id}:{memory.ledger.seq}"
    told = f"{left} chưa gửi, em giữ {len(values)} ô thành bản nháp “{name}”; nói “hoàn tác” để mở lại."
    return Kept(kept, told)


def keep_anew(memory: Memory, values: Mapping[str, str], now: datetime) -> str:
    """Keep the values as a draft that nobody gave a name, in place of the one they were kept in before."""
    draft = memory.draft
    again = draft.name if draft is not None and _is_named_by_us(draft) else ""
    about = _about(memory, values)
    if draft is not None and again and about and about not in again:
        memory.ledger.note(
            EventKind.DRAFT_DELETED, stamp(now), text=draft.id
        )  # it is known now whom it is about
        again = ""
    return keep_draft(memory, values, again, now)


def is_as_saved(memory: Memory) -> bool:
    """Whether a draft has the open form just as it is: nothing was changed since, nor taken out."""
    if memory.draft is None:
        return False
    known, saved = memory.ledger.values, memory.draft.values
    return entered(memory).items() <= saved.items() and all(
        known.get(name, value) == value for name, value in saved.items()
    )


async def forget_deleted(means: Means, session_id: str, memory: Memory) -> None:
    """The draft that holds the open form counts no more once somebody has deleted it, here or elsewhere."""
    if memory.drafts:
        there = {draft.id for draft in await all_drafts(means, session_id)}
        memory.drafts = tuple(draft for draft in memory.drafts if draft.id in there)


async def all_drafts(means: Means, session_id: str) -> tuple[Draft, ...]:
    """The drafts of the person whose session it is, newest first."""
    return await drafts_for(means, await means.owners.of(session_id))


async def drafts_for(means: Means, owner: str) -> tuple[Draft, ...]:
    """The drafts of a person, newest first."""
    kinds = (EventKind.DRAFT_SAVED, EventKind.DRAFT_DELETED)
    return drafts_of(await means.ledgers.of_kinds(kinds, owner))


def forget_sent(memory: Memory, now: datetime) -> None:
    """What was sent is no unsent work any more: a draft of it that nobody gave a name is deleted."""
    for draft in memory.drafts:
        if _is_named_by_us(draft):
            memory.ledger.note(EventKind.DRAFT_DELETED, stamp(now), text=draft.id)
    memory.drafts = ()
    memory.unsettled.clear()


def _is_named_by_us(draft: Draft) -> bool:
    """Whether nobody gave it a name: it is called by the form, whom it is about, and the minute."""
    return draft.name.startswith(draft.title) and _MINUTE.search(draft.name) is not None


_MINUTE = re.compile(r" \d\d/\d\d \d\d:\d\d( \(\d+\))?$")


def _about(memory: Memory, values: Mapping[str, str]) -> str:
    """Whom or what the open form is about, as its fields' names tell; "" where they do not."""
    fields = memory.seen.fields if memory.seen is not None else ()
    told = recognised_by((f.name, f.label, values[f.name]) for f in fields if f.name in values)
    return told[0] if told and not told[0][:1].isdigit() else ""


def _own_name(memory: Memory, values: Mapping[str, str], now: datetime) -> str:
    """A name for a draft that was given none; one that another has would replace it."""
    parts = (memory.ledger.title, _about(memory, values), f"{memory.here(now):%d/%m %H:%M}")
    name = " ".join(part for part in parts if part)
    taken = memory.ledger.draft_names
    return next(n for n in chain((name,), (f"{name} ({k})" for k in count(2))) if n not in taken)
