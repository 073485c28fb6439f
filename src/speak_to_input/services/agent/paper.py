"""A session on paper: the values it came to, what was said, and every change."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from html import escape

from speak_to_input.core.asides import in_time, unused
from speak_to_input.core.events import By, Event, EventKind
from speak_to_input.core.saved import SavedLine
from speak_to_input.core.say import day

_KINDS = {
    EventKind.OPENED: "mở biểu mẫu",
    EventKind.HEARD: "nghe",
    EventKind.MEANT: "hiểu",
    EventKind.DOUBTED: "chưa chắc",
    EventKind.LOOKED: "đã xem lại",
    EventKind.WRITTEN: "điền",
    EventKind.ASKED: "hỏi",
    EventKind.SAID: "trả lời",
    EventKind.UNDONE: "hoàn tác",
    EventKind.REDONE: "làm lại",
    EventKind.SENT: "gửi",
    EventKind.DRAFT_SAVED: "lưu nháp",
    EventKind.DRAFT_DELETED: "xóa nháp",
    EventKind.CLOSED: "đóng",
}
_BY = {By.VOICE: "giọng nói", By.TEXT: "gõ câu", By.HAND: "làm tay", By.PAGE: "trang"}
_BY_ITSELF = "hệ thống"
_UNUSED = "không dùng"
_COLUMNS = (("Lúc", 10), ("Việc", 13), ("Ô", 23), ("Trước", 15), ("Sau", 28), ("Do", 11))
"""What the ledger tells of a change, with its share of the width in percent."""
_CHANGES = (EventKind.WRITTEN, EventKind.MEANT)
_MONEY = re.compile(r"\((?:VNĐ|VND|đồng|₫)\)", re.IGNORECASE)
_STYLE = """
body { font: 10pt/1.45 "Be Vietnam Pro", "Noto Sans", "DejaVu Sans", sans-serif; color: #14211c; margin: 0; }
h1 { font-size: 16pt; margin: 0; } h2 { font-size: 12pt; margin: 18pt 0 6pt; break-after: avoid; }
p { margin: 2pt 0; } .about { color: #51625b; font-size: 9pt; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; }
th { text-align: left; color: #51625b; font-weight: normal; font-size: 8pt; }
th, td { padding: 4pt 8pt 4pt 0; vertical-align: top; border-bottom: 0.5pt solid #dfe7e3; overflow-wrap: anywhere; }
thead { display: table-header-group; } tr, .turn { break-inside: avoid; }
.values td:first-child { width: 38%; color: #51625b; } .values td:last-child { font-weight: 600; }
.turn { margin: 6pt 0; } .heard { font-weight: 600; } .reply { padding-left: 12pt; color: #51625b; }
.aside { color: #51625b; font-style: italic; }
.ledger { table-layout: fixed; } .ledger th { white-space: nowrap; }
"""


def on_paper(
    session_id: str, events: Sequence[Event], said: Sequence[SavedLine] = (), zone: tzinfo | None = None
) -> str:
    """HTML that needs nothing but itself; `events` are the session's, oldest first, `said` what came to no form.

    Their times are told in `zone`.
    """
    if zone is not None:
        events = [replace(e, at=datetime.fromisoformat(e.at).astimezone(zone).isoformat()) for e in events]
    title = next((e.label for e in reversed(events) if e.kind is EventKind.OPENED and e.label), session_id)
    about = f"Phiên {session_id} · {_moment(events[0].at)} đến {_moment(events[-1].at)}"
    labels = {e.field: e.label for e in events if e.field and e.label}
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style><h1>{escape(title)}</h1><p class='about'>{escape(about)}</p>"
        f"{_values(events, labels)}{_talk(events, said)}{_ledger(events, labels)}</html>"
    )


def _values(events: Sequence[Event], labels: dict[str, str]) -> str:
    standing: dict[str, Event] = {}
    for event in events:
        if event.kind is EventKind.OPENED and event.by != By.RESUME:
            standing.clear()
        if event.kind is EventKind.WRITTEN:
            standing[event.field] = event
    rows = (
        (labels.get(e.field, e.field), _read(e, e.after, labels))
        for e in standing.values()
        if e.after not in ("", "false")
    )
    told = "".join(f"<tr><td>{escape(label)}</td><td>{_lines(value)}</td></tr>" for label, value in rows)
    return f"<h2>Giá trị cuối</h2><table class='values'>{told}</table>" if told else ""


def _talk(events: Sequence[Event], said: Sequence[SavedLine]) -> str:
    lines = []
    answers = {event.turn: event.text for event in events if event.kind is EventKind.SAID}
    for event in in_time(events, said):
        if isinstance(event, SavedLine):
            lines.append(_aside(event))
        elif event.kind is EventKind.HEARD:
            lines.append(f"<p class='turn heard'>“{_lines(event.text)}”</p>")
        elif event.text and (
            event.kind is EventKind.SAID or (event.kind is EventKind.ASKED and not _repeats(event, answers))
        ):
            lines.append(f"<p class='turn reply'>{_lines(event.text)}</p>")
    return f"<h2>Lời thoại</h2>{''.join(lines)}" if lines else ""


def _aside(line: SavedLine) -> str:
    if line.role != "user":
        return f"<p class='turn reply'>{_lines(line.text)}</p>"
    note = f" ({_UNUSED})" if unused(line) else ""
    return f"<p class='turn aside'>“{_lines(line.text)}”{note}</p>"


def _repeats(asked: Event, answers: Mapping[int, str]) -> bool:
    """Whether the answer of its turn asks the same."""
    return asked.text[1:].lower() in answers.get(asked.turn, "").lower()


def _ledger(events: Sequence[Event], labels: dict[str, str]) -> str:
    heads = "".join(f"<th style='width: {share}%'>{head}</th>" for head, share in _COLUMNS)
    # What was understood repeats what was written, unless nothing came of it.
    told = (e for e in events if e.kind is not EventKind.MEANT or e.status != "done")
    shown = {(e.field, e.after): e.text for e in events if e.kind is EventKind.WRITTEN and e.text}
    rows = "".join(_row(event, labels, shown) for event in told)
    table = f"<table class='ledger'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<h2>Sổ ghi từng thay đổi</h2>{table}"


def _row(event: Event, labels: dict[str, str], shown: Mapping[tuple[str, str], str]) -> str:
    """`shown` is what the page shows for a field's value where that is something else."""
    change = event.kind in _CHANGES
    before = shown.get((event.field, event.before)) or _read(event, event.before, labels)
    why = event.status.partition(": ")[2] if event.kind is EventKind.MEANT else ""
    cells = (
        # The label of what was heard is the id of the request that brought it: nothing for a reader.
        "" if event.kind is EventKind.HEARD else event.label or labels.get(event.field, event.field),
        before if change else "",
        why or (_read(event, event.after, labels) if change else event.text),
    )
    by = _BY.get(By(event.by), _BY_ITSELF) if event.by in set(By) else ""
    at = datetime.fromisoformat(event.at)
    return (
        f"<tr><td>{at:%H:%M:%S}</td><td>{_KINDS[event.kind]}</td>"
        + "".join(f"<td>{_lines(cell)}</td>" for cell in cells)
        + f"<td>{escape(by)}</td></tr>"
    )


def _read(event: Event, value: str, labels: dict[str, str]) -> str:
    """A value as people read it: the page's own word for it, where the ledger knows that."""
    if event.kind is EventKind.WRITTEN and event.text and value == event.after:
        return event.text
    label = event.label or labels.get(event.field, "")
    if value in ("true", "false"):
        return "có" if value == "true" else "không"
    if _MONEY.search(label) and value.isdecimal():
        return f"{int(value):,}".replace(",", ".")
    return day(value)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _moment(at: str) -> str:
    return f"{datetime.fromisoformat(at):%H:%M %d/%m/%Y}"
