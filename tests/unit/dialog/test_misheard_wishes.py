"""Wishes about the session are understood when a recogniser wrote them down wrong; talk is none."""

from dataclasses import replace

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.adapters.store.ledger_memory import MemoryLedgers
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.commands import ListDrafts, LoadDraft, Request, SaveDraft
from speak_to_input.core.misheard_wishes import page_by_sound, request_by_sound
from speak_to_input.core.requests import read_request
from speak_to_input.core.turns import ActionType
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.dialog.directory import FormDirectory
from speak_to_input.dialog.means import Means
from tests.corpus.cases import load_form
from tests.unit.dialog.bank import BASE, Clock
from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_ledger import values

LANGUAGE = load_language()
SITE = "https://phieu.hoasen.vn"
WRONG = ("mở chang khác", "mỡ chang khác đi", "mở chang web khác")
TALK = (
    "trang khách hàng", "mang trang khác", "bác đi khám", "có nhắc gì đâu", "khách đến rồi", "nhức đầu lắm",
    "chị lan mở quán", "mai trang khóc", "đường lại đông", "mình hỏi nhau hoài", "tôi đi làm nè",
)  # fmt: skip


@pytest.fixture
def conversations(shelf: FolderShelf, ledgers: MemoryLedgers, clock: Clock) -> Conversations:
    loan = replace(load_form("loan"), url=f"{BASE}/forms/loan/")
    forms = FormDirectory(BASE, {flow.type: flow.title for flow in LANGUAGE.workflows}, (SITE,))
    return Conversations(Means(FakeBrowser({loan.url: loan}), shelf, ledgers, LANGUAGE, forms, clock))


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("có những bản náp nào", ListDrafts()),
        ("lưu náp", SaveDraft()),
        ("mơ bản nhạm", LoadDraft()),
    ],
)
def test_a_wish_is_known_by_its_sound(text: str, request_: Request) -> None:
    assert read_request(text, LANGUAGE) is None, "then there is nothing to guess"
    found = request_by_sound(text, LANGUAGE)
    assert found is not None
    assert replace(found, heard="") == request_


@pytest.mark.parametrize("text", WRONG)
def test_another_page_is_asked_for_by_sound(text: str) -> None:
    wish = page_by_sound(text, LANGUAGE)
    assert wish is not None
    assert wish.named == ""


@pytest.mark.parametrize("text", TALK)
def test_talk_sounds_like_no_wish(text: str) -> None:
    assert request_by_sound(text, LANGUAGE) is None
    assert page_by_sound(text, LANGUAGE) is None


@pytest.mark.parametrize("text", ["xóa nháp an khánh", "tìn ô email", "lưu náp tên là an", "mở náp an khánh"])
def test_what_holds_words_of_the_persons_own_is_not_guessed(text: str) -> None:
    assert request_by_sound(text, LANGUAGE) is None


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize("text", WRONG[:2])
async def test_another_page_is_offered_and_foretold(
    say: Say, conversations: Conversations, text: str, opened: bool
) -> None:
    if opened:
        await say("mở đơn vay, kỳ hạn 24 tháng")
    foretold = await conversations.preview(text, session_id="s")
    assert [act.type for act in foretold.actions] == [ActionType.OPEN]
    asked = await say(text)
    assert asked.pending is not None
    assert asked.pending.options == ("phieu.hoasen.vn",)
    if opened:
        assert values(asked) == {"loanTerm": "24"}


@pytest.mark.parametrize("text", TALK)
async def test_talk_opens_nothing_and_writes_nothing(say: Say, text: str) -> None:
    before = values(await say("mở đơn vay, kỳ hạn 24 tháng"))
    turn = await say(text)
    assert values(turn) == before
    assert not any(act.verified for act in turn.actions)


async def test_the_last_answer_is_said_again_by_sound(say: Say) -> None:
    before = await say("mở đơn vay, kỳ hạn 24 tháng")
    assert (await say("nhắc nại đi")).result == before.result
