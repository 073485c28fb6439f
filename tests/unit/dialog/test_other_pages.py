"""Other pages are opened by voice: by address, by name, out of a list; never one that is not allowed."""

from dataclasses import replace

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.forms import Field, FieldType, Form, Option
from speak_to_input.core.turns import Turn
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.dialog.directory import FormDirectory
from speak_to_input.dialog.means import Means
from speak_to_input.errors import OriginNotAllowed
from tests.corpus.cases import load_form
from tests.unit.dialog.bank import BASE, Clock
from tests.unit.dialog.conftest import Say

SITE = "https://phieu.hoasen.vn"
OTHER = "http://127.0.0.1:8090"
CAR = Form(
    type="", url=f"{SITE}/xe", title="Bảo hiểm xe máy", fields=(Field("owner", "Tên chủ xe"),), buttons=()
)
HOME = replace(CAR, url=f"{SITE}/", title="Cổng phiếu Hoa Sen")
SCHOOL = replace(CAR, url=f"{OTHER}/truong.html", title="Ghi danh trường học")
LANGUAGE = load_language()


@pytest.fixture
def browser() -> FakeBrowser:
    loan = replace(load_form("loan"), url=f"{BASE}/forms/loan/")
    return FakeBrowser({page.url: page for page in (loan, CAR, HOME, SCHOOL)})


@pytest.fixture
def others() -> tuple[str, ...]:
    return (SITE, OTHER)


@pytest.fixture
def conversations(
    browser: FakeBrowser, shelf: FolderShelf, ledgers: MemoryLedgers, clock: Clock, others: tuple[str, ...]
) -> Conversations:
    forms = FormDirectory(BASE, {flow.type: flow.title for flow in LANGUAGE.workflows}, others)
    return Conversations(Means(browser, shelf, ledgers, LANGUAGE, forms, clock))


def url(turn: Turn) -> str:
    return turn.form.url if turn.form else ""


def value(turn: Turn, name: str) -> str:
    field = turn.form.field(name) if turn.form else None
    return field.value if field else ""


@pytest.mark.parametrize(
    "text",
    [
        "mở trang https://phieu.hoasen.vn/xe",
        "mở trang phieu.hoasen.vn/xe",
        "dạ mở giúp em trang web phiếu chấm hoa sen chấm vn gạch chéo xe",
        "phieu.hoasen.vn/xe",
    ],
)
async def test_an_address_is_opened_written_or_said(say: Say, text: str) -> None:
    turn = await say(text)
    assert url(turn) == CAR.url
    assert "đã mở Bảo hiểm xe máy" in turn.result
    assert value(await say("tên chủ xe là Nguyễn Văn An"), "owner") == "Nguyễn Văn An"


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ("phieu.hoasen.vn/xe", CAR.url),
        ("127.0.0.1:8090/truong.html", SCHOOL.url),
        ("https://phieu.hoasen.vn/xe", CAR.url),
    ],
)
async def test_an_address_that_is_given_needs_no_scheme(
    conversations: Conversations, given: str, opened: str
) -> None:
    form = await conversations.open("given", form_url=given)
    assert form.url == opened


@pytest.mark.parametrize(
    "given", ["evil.example/xe", "phieu.hoasen.vn:81/", "javascript:alert(1)", "hoa sen"]
)
async def test_an_address_off_the_list_is_refused_with_or_without_a_scheme(
    conversations: Conversations, given: str
) -> None:
    with pytest.raises(OriginNotAllowed):
        await conversations.open("given", form_url=given)


async def test_another_page_is_chosen_from_a_list(say: Say) -> None:
    asked = await say("mở trang khác")
    assert asked.pending is not None
    assert asked.pending.options == ("phieu.hoasen.vn", "127.0.0.1:8090")
    assert asked.form is None
    assert url(await say("cái thứ nhất")) == HOME.url


@pytest.mark.parametrize("answer", ["phiếu chấm hoa sen chấm vn", "hoasen.vn/xe", "trang phieu.hoasen.vn/xe"])
async def test_the_question_is_answered_by_an_address(say: Say, answer: str) -> None:
    await say("mở trang khác")
    turn = await say(answer)
    if "phi" not in answer:  # not wholly on the list: asked, never guessed
        assert turn.form is None
        assert "không nằm trong danh sách" in turn.result
        assert turn.pending is not None
        assert turn.pending.options == ("phieu.hoasen.vn",)
        turn = await say("phieu.hoasen.vn/xe")
    assert url(turn) in (CAR.url, HOME.url)


async def test_a_page_that_was_open_before_is_opened_by_its_name(say: Say) -> None:
    await say(f"mở trang {CAR.url}", session_id="before")
    await say(f"mở trang {SCHOOL.url}", session_id="before")
    assert url(await say("mở trang bảo hiểm xe máy")) == CAR.url
    assert url(await say("mở trang web ghi danh")) == SCHOOL.url
    asked = await say("mở trang khác")
    assert asked.pending is not None
    assert asked.pending.options[:2] == ("Ghi danh trường học", "Bảo hiểm xe máy")


@pytest.mark.parametrize(
    "text",
    ["mở trang evil.example/x", "mở trang web evil chấm com", "mở trang http://phieu.hoasen.vn:81/",
     "vào https://phieu.hoasen.vn.evil.com/xe"],
)  # fmt: skip
async def test_a_page_that_is_not_allowed_is_refused_in_words(say: Say, text: str) -> None:
    turn = await say(text)
    assert turn.form is None
    assert "không nằm trong danh sách được phép mở" in turn.result
    assert (turn.actions[0].type, turn.actions[0].status) == ("open", "rejected")


async def test_unsent_work_is_not_lost_for_another_page(say: Say) -> None:
    await say("mở đơn vay, họ tên Nguyễn Văn An")
    asked = await say(f"mở trang {CAR.url}")
    assert asked.pending is not None
    assert asked.pending.kind == "confirm_clear"
    assert url(asked) == f"{BASE}/forms/loan/"
    assert url(await say("không")) == f"{BASE}/forms/loan/"
    await say("mở trang khác")
    asked = await say("cái thứ nhất")
    assert asked.pending is not None
    assert asked.pending.kind == "confirm_clear"
    assert url(await say("có")) == HOME.url


async def test_a_refusal_takes_nothing_away(say: Say) -> None:
    await say("mở đơn vay, họ tên Nguyễn Văn An")
    turn = await say("mở trang evil.example")
    assert "không nằm trong danh sách" in turn.result
    assert turn.form is not None
    assert value(turn, "customerName") == "Nguyễn Văn An"


@pytest.mark.parametrize("text", ["mở trang 2", "mở trang sau", "mở phần khoản vay", "mở địa chỉ thường trú"])
async def test_a_form_of_many_steps_keeps_its_own_pages(say: Say, text: str) -> None:
    await say("mở đơn vay")
    turn = await say(text)
    assert url(turn) == f"{BASE}/forms/loan/"
    assert "trang nào" not in turn.result
    assert all(action.type != "open" for action in turn.actions)


async def test_a_form_is_still_opened_by_its_name(say: Say) -> None:
    assert url(await say("mở trang vay vốn")) == f"{BASE}/forms/loan/"


class TestWithoutOthers:
    """Nobody allowed any other page."""

    @pytest.fixture
    def others(self) -> tuple[str, ...]:
        return ()

    async def test_it_is_told_that_there_are_none(self, say: Say) -> None:
        turn = await say("mở trang khác")
        assert "chưa có trang nào khác được phép mở" in turn.result
        assert turn.pending is None

    async def test_a_page_without_a_name_of_its_own_is_a_form(self, say: Say) -> None:
        turn = await say("mở trang")
        assert "anh chị muốn mở biểu mẫu nào" in turn.result


@pytest.mark.parametrize("told", ["chủ xe tên Trần Thị Mận nha", "tên là Trần Thị Mận"])
async def test_who_tells_the_page_that_was_asked_for_goes_on_there(say: Say, told: str) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn vay 24 tháng, khách hàng Lê Văn Út")
    assert (await say("mở trang phieu.hoasen.vn/xe")).pending is not None
    turn = await say(told)
    assert (url(turn), value(turn, "owner")) == (CAR.url, "Trần Thị Mận")


async def test_what_may_be_for_that_page_is_kept_until_there_is_a_yes(say: Say) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn vay 24 tháng")
    await say("mở trang phieu.hoasen.vn/xe")
    turn = await say("chủ xe là cái chị bữa trước đó")
    assert turn.pending is not None
    assert value(turn, "loanTerm") == "24"
    assert url(await say("có")) == CAR.url


async def test_what_the_page_itself_put_there_is_nobodys(say: Say, browser: FakeBrowser) -> None:
    ways = tuple(Option(way, way) for way in ("Tiết kiệm", "Hỏa tốc"))
    sort = Field("sort", "Gói dịch vụ", FieldType.SELECT, value="Tiết kiệm", options=ways)
    browser._pages[CAR.url] = replace(CAR, fields=(*CAR.fields, sort))
    await say("mở trang phieu.hoasen.vn/xe")
    assert url(await say("mở trang 127.0.0.1:8090/truong.html")) == SCHOOL.url
    await say("mở trang phieu.hoasen.vn/xe")
    assert value(await say("hỏa tốc"), "sort") == "Hỏa tốc"
    assert value(await say("tiết kiệm"), "sort") == "Hỏa tốc"


async def test_what_an_empty_field_of_the_open_form_takes_is_for_that(say: Say) -> None:
    await say("mở đơn vay")
    await say("kỳ hạn vay 24 tháng")
    await say("mở trang phieu.hoasen.vn/xe")
    turn = await say("số tiền vay 500 triệu")
    assert (url(turn), value(turn, "loanAmount")) == (f"{BASE}/forms/loan/", "500000000")
