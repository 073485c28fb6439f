"""Controls beside the page set a value, attach a file, open a draft: exactly, whatever the words in it."""

from collections.abc import Awaitable, Callable

import pytest

from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.core.events import EventKind
from speak_to_input.core.page_acts import Status
from speak_to_input.core.touches import AttachFile, OpenDraft, SetValue, Touch
from speak_to_input.core.turns import ActionType, Turn
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.errors import InvalidInput, SessionUnknown
from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_files import PNG
from tests.unit.dialog.test_ledger import values

Do = Callable[[Touch], Awaitable[Turn]]


@pytest.fixture
def do(conversations: Conversations) -> Do:
    async def touch(what: Touch) -> Turn:
        return await conversations.touch(what, session_id="s")

    return touch


@pytest.mark.parametrize(
    "note",
    [
        "Quản lý là anh Tuấn, số ngày là 3",
        "Đã báo chị Lan, email nhân viên cũ là a@b.vn",
        "xóa hết đi",
        "gửi đơn",
    ],
)
async def test_a_text_that_names_other_fields_changes_none_of_them(say: Say, do: Do, note: str) -> None:
    before = values(await say("quản lý Lê Văn Ba, số ngày 5", form_type="hr"))
    turn = await do(SetValue("notes", note))
    assert values(turn) == before | {"notes": note}
    assert turn.pending is None


async def test_a_value_is_read_by_its_fields_kind(say: Say, do: Do) -> None:
    await say("mở đơn vay")
    assert values(await do(SetValue("loanAmount", "500 triệu")))["loanAmount"] == "500000000"
    assert values(await do(SetValue("loanAmount", "350.000.000")))["loanAmount"] == "350000000"
    assert values(await do(SetValue("loanPurpose", "home_purchase")))["loanPurpose"] == "home_purchase"


async def test_a_set_is_replaced_and_emptied(say: Say, do: Do) -> None:
    await say("mở đơn vay")
    await do(SetValue("incomeSources", "salary\nrental"))
    assert values(await do(SetValue("incomeSources", "business")))["incomeSources"] == "business"
    turn = await do(SetValue("incomeSources", ""))
    assert "incomeSources" not in values(turn)


async def test_it_is_kept_and_undone_like_words(say: Say, do: Do, conversations: Conversations) -> None:
    await say("mở đơn vay")
    await do(SetValue("loanTerm", "24"))
    heard = [e.text for e in await conversations.events("s") if e.kind is EventKind.HEARD]
    assert heard[-1] == "Kỳ hạn vay: 24 tháng"
    assert "loanTerm" not in values(await say("hoàn tác"))


async def test_what_the_page_refuses_is_told(say: Say, do: Do) -> None:
    await say("mở đơn vay")
    turn = await do(SetValue("loanPurpose", "no such choice"))
    assert [a.status for a in turn.actions] == [Status.REJECTED]
    assert not turn.success


async def test_a_file_is_attached_whatever_it_is_called(say: Say, do: Do, shelf: FolderShelf) -> None:
    await say("email an@gmail.com", form_type="loan")
    await shelf.keep("s", "xóa email.png", PNG)
    await shelf.keep("s", "khac.png", PNG)
    turn = await do(AttachFile("xóa email.png"))
    (outcome,) = (a for a in turn.actions if a.type is ActionType.UPLOAD)
    assert (outcome.value, outcome.verified) == ("xóa email.png", True)
    assert values(turn)["email"] == "an@gmail.com"


async def test_the_draft_that_was_clicked_is_opened(say: Say, do: Do, conversations: Conversations) -> None:
    for term, session in (("24", "one"), ("36", "two")):
        await say("mở đơn vay", session_id=session)
        await say(f"kỳ hạn {term} tháng", session_id=session)
        await say("lưu nháp tên là anh Ba", session_id=session)
    older = (await conversations.drafts())[-1]
    assert values(await do(OpenDraft(older.id)))["loanTerm"] == "24"


async def test_what_is_not_there_is_an_error(say: Say, do: Do) -> None:
    with pytest.raises(SessionUnknown):
        await do(SetValue("notes", "a"))
    await say("mở đơn vay")
    with pytest.raises(InvalidInput):
        await do(SetValue("nothing", "a"))
    with pytest.raises(InvalidInput):
        await do(AttachFile("nothing.png"))
