"""One suite over every store of ledgers: what `ports.LedgerStore` promises of lists."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.adapters.store.ledger_sqlite import SqliteLedgers
from speak_to_input.core.events import Event, EventKind, PastSession, Sought
from speak_to_input.core.people import LOCAL_ID
from speak_to_input.errors import InvalidInput
from speak_to_input.ports import LedgerStore


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[LedgerStore]:
    store = MemoryLedgers() if request.param == "memory" else SqliteLedgers(tmp_path / "data.sqlite")
    yield store
    await store.stop()


def opened(seq: int, form_type: str = "loan", at: str = "2026-11-25T09:00:00+07:00") -> Event:
    return Event(seq, at, 1, EventKind.OPENED, text="http://x/", after=form_type, label=f"Đơn {form_type}")


def heard(seq: int, at: str = "2026-11-25T09:01:00+07:00") -> Event:
    return Event(seq, at, seq, EventKind.HEARD, by="text", text="một câu")


async def test_a_session_is_told_by_its_last_form_and_what_happened(store: LedgerStore) -> None:
    sent = Event(5, "2026-11-25T09:05:00+07:00", 5, EventKind.SENT, verified=True)
    await store.append("a", [opened(1, "crm"), heard(2), opened(3), heard(4), sent])
    page = await store.sessions(10)
    began, last = "2026-11-25T09:00:00+07:00", "2026-11-25T09:05:00+07:00"
    one = PastSession("a", began, last, "loan", "Đơn loan", 2, "một câu", sent=True, sent_forms=("Đơn loan",))
    assert page.sessions == (one,)
    assert page.cursor == ""


async def test_a_session_is_told_by_the_first_sentence_about_its_last_form(store: LedgerStore) -> None:
    at = "2026-11-25T09:02:00+07:00"

    def said(seq: int, turn: int, text: str) -> Event:
        return Event(seq, at, turn, EventKind.HEARD, by="text", text=text)

    other = Event(5, at, 3, EventKind.OPENED, text="http://y/", after="crm", label="Đơn crm")
    events = [
        said(1, 1, "mở đơn vay"),
        opened(2),
        said(3, 2, "vay 500 triệu"),
        said(4, 3, "mở đơn crm"),
        other,
    ]
    await store.append("a", events)
    await store.append("b", [*events, said(6, 4, "gọi điện")])
    await store.append("c", [said(1, 1, "mở đơn vay"), Event(2, at, 2, EventKind.OPENED, after="loan")])
    assert [one.first for one in (await store.sessions(10)).sessions] == [
        "mở đơn vay",
        "mở đơn crm",
        "mở đơn crm",
    ]


async def test_a_refused_sending_is_none_and_a_session_without_a_form_has_none(store: LedgerStore) -> None:
    await store.append("a", [heard(1), Event(2, "2026-11-25T09:02:00+07:00", 2, EventKind.SENT)])
    (one,) = (await store.sessions(10)).sessions
    assert (one.form_type, one.title, one.sent) == ("", "", False)


async def test_the_one_that_was_used_last_comes_first_in_pages(store: LedgerStore) -> None:
    for name in "abcde":
        await store.append(name, [opened(1)])
    await store.append("a", [heard(2)])
    names, cursor = "", ""
    for _ in range(3):
        page = await store.sessions(2, cursor)
        names += "".join(one.session_id for one in page.sessions)
        cursor = page.cursor
    assert names == "aedcb"
    assert cursor == ""


async def test_every_form_that_was_sent_in_a_session_is_told_and_found(store: LedgerStore) -> None:
    def sent(seq: int, verified: bool = True) -> Event:
        return Event(seq, "2026-11-25T09:05:00+07:00", seq, EventKind.SENT, verified=verified)

    await store.append(
        "a", [opened(1), sent(2, verified=False), sent(3), opened(4), sent(5), opened(6, "crm"), heard(7)]
    )
    await store.append("b", [sent(1)])
    for sought in (Sought("loan"), Sought("crm"), Sought(words="don loan")):
        (one,) = (await store.sessions(10, sought=sought)).sessions
        assert (one.title, one.sent_forms) == ("Đơn crm", ("Đơn loan", "Đơn loan"))
    assert [s.sent_forms for s in (await store.sessions(10)).sessions] == [("",), ("Đơn loan", "Đơn loan")]


async def test_sessions_of_one_form_are_chosen(store: LedgerStore) -> None:
    await store.append("a", [opened(1)])
    await store.append("b", [opened(1, "crm")])
    assert [one.session_id for one in (await store.sessions(10, sought=Sought("crm"))).sessions] == ["b"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nguyen an", "a"),
        ("  MUA NHÀ ", "a"),
        ("đơn crm", "b"),
        ("an mai", ""),
        ("câu", "ab"),
        ("50%", ""),
        ("15/3/1990", "a"),
        ("ngày 15/03/1990", ""),
        ("500.000.000", "a"),
        ("500000000", "a"),
        ("500", "a"),
    ],
)
async def test_sessions_are_found_by_any_words_of_them(store: LedgerStore, words: str, found: str) -> None:
    at = "2026-11-25T09:02:00+07:00"
    name = Event(3, at, 2, EventKind.WRITTEN, field="name", label="Họ tên", after="Nguyễn Văn An")
    purpose = Event(4, at, 2, EventKind.WRITTEN, field="why", after="home", text="Mua nhà")
    born = Event(5, at, 2, EventKind.WRITTEN, field="born", label="Sinh", after="1990-03-15")
    amount = Event(6, at, 2, EventKind.WRITTEN, field="amount", label="Số tiền", after="500000000")
    await store.append("a", [opened(1), heard(2), name, purpose, born, amount])
    await store.append("b", [opened(1, "crm"), heard(2)])
    told = (await store.sessions(10, sought=Sought(words=words))).sessions
    assert "".join(sorted(one.session_id for one in told)) == found


async def test_a_session_is_told_by_whom_its_last_form_is_about_and_by_the_sum(store: LedgerStore) -> None:
    def wrote(seq: int, label: str, after: str) -> Event:
        return Event(
            seq, "2026-11-25T09:02:00+07:00", 2, EventKind.WRITTEN, field=label, label=label, after=after
        )

    other = wrote(2, "Họ tên khách hàng", "Trần Thị Mai")
    loan = [
        wrote(4, "Tên người tham chiếu", "Lê Hòa"),
        wrote(5, "Họ và tên khách hàng", "Nguyễn Văn Ân"),
        wrote(6, "Thu nhập hàng tháng (VNĐ)", "30000000"),
        wrote(7, "Số tiền vay (VNĐ)", "500.000.000"),
        wrote(8, "Họ và tên khách hàng", "Nguyễn Văn An"),
    ]
    await store.append("a", [opened(1, "crm"), other, opened(3), *loan])
    await store.append(
        "b", [opened(1), wrote(2, "Số tiền vay (VNĐ)", "500000000"), wrote(3, "Số tiền vay (VNĐ)", "")]
    )
    told = {one.session_id: one.about for one in (await store.sessions(10)).sessions}
    assert told == {"a": ("Nguyễn Văn An", "500 triệu đồng"), "b": ()}


async def test_what_was_sent_can_be_chosen(store: LedgerStore) -> None:
    await store.append("a", [opened(1), Event(2, "", 2, EventKind.SENT, verified=True)])
    await store.append("b", [opened(1)])
    for sent, name in ((True, "a"), (False, "b")):
        assert [s.session_id for s in (await store.sessions(10, sought=Sought(sent=sent))).sessions] == [name]


async def test_sessions_of_some_days_are_chosen(store: LedgerStore) -> None:
    for name, day in (("a", 23), ("b", 24), ("c", 25)):
        await store.append(name, [opened(1, at=f"2026-11-{day}T23:30:00.000+07:00")])
    await store.append("a", [heard(2, at="2026-11-25T00:30:00.000+07:00")])
    midnight = datetime(2026, 11, 24, 17, tzinfo=UTC)  # in Hà Nội

    async def found(since: datetime | None = None, until: datetime | None = None) -> set[str]:
        page = await store.sessions(10, sought=Sought(since=since, until=until))
        return {one.session_id for one in page.sessions}

    assert await found(since=midnight) == {"a", "c"}
    assert await found(until=midnight) == {"a", "b"}
    assert await found(midnight - timedelta(days=1), midnight) == {"a", "b"}, (
        "a had begun before and went on after"
    )


async def test_what_was_forgotten_is_not_listed(store: LedgerStore) -> None:
    await store.append("a", [opened(1)])
    await store.forget("a")
    assert (await store.sessions(10)).sessions == ()


@pytest.mark.parametrize("cursor", ["x", "-1", "1; DROP TABLE event", "9" * 30, "²"])
async def test_a_cursor_of_somebody_elses_is_refused(store: LedgerStore, cursor: str) -> None:
    with pytest.raises(InvalidInput):
        await store.sessions(2, cursor)


async def test_a_session_is_of_who_claims_it_first_until_it_is_forgotten(store: LedgerStore) -> None:
    assert await store.claim("a", "an") == "an"
    assert await store.claim("a", "binh") == "an"
    await store.append("a", [opened(1)])
    assert await store.claim("a", "binh") == "an"
    await store.forget("a")
    assert await store.claim("a", "binh") == "binh"


async def test_what_was_before_there_were_accounts_is_nobodys_who_signs_in(store: LedgerStore) -> None:
    await store.append("a", [opened(1)])
    assert await store.claim("a", "an") == LOCAL_ID


async def test_sessions_and_events_of_one_person(store: LedgerStore) -> None:
    for owner, session_id in (("an", "a"), ("binh", "b")):
        await store.claim(session_id, owner)
        await store.append(session_id, [opened(1)])
    await store.append("c", [opened(1)])

    async def told(owner: str) -> tuple[list[str], list[str]]:
        sessions = (await store.sessions(10, sought=Sought(owners=(owner,) if owner else ()))).sessions
        assert {one.owner for one in sessions} <= {owner} or not owner
        events = await store.of_kinds((EventKind.OPENED,), owner)
        return [one.session_id for one in sessions], [session_id for session_id, _ in events]

    assert await told("an") == (["a"], ["a"])
    assert await told("binh") == (["b"], ["b"])
    assert await told(LOCAL_ID) == (["c"], ["c"])
    assert await told("nobody") == ([], [])
    sought = Sought(owners=("an", LOCAL_ID))
    assert [one.session_id for one in (await store.sessions(10, sought=sought)).sessions] == ["c", "a"]
    assert await told("") == (["c", "b", "a"], ["a", "b", "c"])
