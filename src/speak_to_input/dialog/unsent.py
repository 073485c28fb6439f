"""What was entered and not sent becomes a draft: nothing is lost by going elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from speak_to_input.core.events import EventKind
from speak_to_input.dialog.memory import Memory, stamp


@dataclass(frozen=True, slots=True)
class Kept:
    """The draft that a form became when it was left: its id, and what is said of it; both "" for none."""

    draft: str = ""
    told: str = ""


def entered(memory: Memory) -> dict[str, str]:
    """The values that the open form is known to hold and that were not sent; no secrets."""
    known = {} if memory.sent else memory.ledger.values
    return {name: value for name, value in known.items() if value and name not in memory.veil.fields}


def keep_draft(memory: Memory, values: Mapping[str, str], name: str, now: datetime) -> str:
    """Note a draft of the open form, "" for one that nobody gave a name. Gives: its name."""
    title = memory.ledger.title
    name = name or f"{title} {memory.here(now):%d/%m %H:%M}"
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
    if memory.saved is not None and values.items() <= memory.saved.values.items():
        return Kept(memory.saved.id, f"Bản nháp “{memory.saved.name}” còn nguyên.")
    left = memory.ledger.title
    name = keep_draft(memory, values, "", now)
    told = f"{left} chưa gửi, em giữ {len(values)} ô thành bản nháp “{name}”; nói “hoàn tác” để mở lại."
    return Kept(f"{session_id}:{memory.ledger.seq}", told)
