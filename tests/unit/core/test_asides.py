"""What a ledger does not hold of a talk: found by the request, never told twice."""

from datetime import UTC, datetime

from speak_to_input.core.asides import asides, unused
from speak_to_input.core.events import Event, EventKind
from speak_to_input.core.saved import SavedLine

AT = "2026-11-26T09:00:00.000+07:00"


def line(text: str, request: str, role: str = "user", outcome: str = "") -> SavedLine:
    return SavedLine(datetime(2026, 11, 26, 2, tzinfo=UTC), role, text, request, outcome)


HEARD = Event(2, AT, 1, EventKind.HEARD, by="voice", label="r1", text="kỳ hạn 24 tháng")


def test_what_the_agent_heard_is_not_told_twice() -> None:
    known = (line("kỳ hạn 24 tháng", "r1"), line("Dạ, đã điền.", "r1", "assistant"))
    chat = line("ăn cơm chưa", "r2", outcome="ignored")
    away = (line("kỳ hạn 24 tháng", "r3"), line("Dạ, đang gián đoạn.", "r3", "assistant"))
    assert asides((*known, chat, *away), (HEARD,)) == (chat, *away)


def test_a_ledger_of_before_knows_only_the_words() -> None:
    old = Event(2, AT, 1, EventKind.HEARD, by="voice", text="kỳ hạn 24 tháng")
    chat = line("ăn cơm chưa", "r2", outcome="ignored")
    assert asides((line("kỳ hạn 24 tháng", "r1"), chat), (old,)) == (chat,)


def test_unused_is_what_a_person_said_for_nothing() -> None:
    told = [line("x", "r", outcome=outcome) for outcome in ("ignored", "", "asked", "manner")]
    assert list(map(unused, told)) == [True, True, False, False]
    assert not unused(line("Dạ", "r", "assistant"))
