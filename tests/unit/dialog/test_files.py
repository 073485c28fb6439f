"""Files that a person gave, attached by voice."""

from datetime import UTC, datetime, timedelta

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.adapters.store.file_shelf import FolderShelf
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType
from speak_to_input.dialog.conversations import Conversations
from speak_to_input.errors import InvalidInput
from tests.unit.dialog.conftest import Say

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
PDF = b"%PDF-1.7\n"
DOCX = b"PK\x03\x04" + bytes(40)


async def test_a_file_that_was_given_is_attached(say: Say, shelf: FolderShelf) -> None:
    await shelf.keep("s", "mat truoc.png", PNG)
    turn = await say("đính kèm ảnh căn cước", form_type="loan")
    (outcome,) = (a for a in turn.actions if a.type is ActionType.UPLOAD)
    assert (outcome.field, outcome.value, outcome.status) == ("idCardImage", "mat truoc.png", Status.DONE)
    assert outcome.verified
    assert "đã đính kèm mat truoc.png" in turn.result


async def test_without_a_file_it_is_asked_for(say: Say) -> None:
    turn = await say("tải ảnh căn cước lên", form_type="loan")
    (outcome,) = (a for a in turn.actions if a.type is ActionType.UPLOAD)
    assert outcome.status is Status.ASKED
    assert "chưa đưa tệp nào" in turn.result


async def test_a_second_file_joins_the_first_and_a_name_chooses(say: Say, shelf: FolderShelf) -> None:
    await shelf.keep("s", "hop dong.pdf", PDF)
    await shelf.keep("s", "giay ra vien.pdf", PDF)
    turn = await say("đính kèm giấy ra viện nhé", form_type="hr")
    assert turn.form is not None
    assert turn.form.field("attachments").value == "giay ra vien.pdf"  # type: ignore[union-attr]
    turn = await say("đính kèm tệp")
    held = turn.form.field("attachments").value  # type: ignore[union-attr]
    assert held.split("\n") == ["giay ra vien.pdf", "hop dong.pdf"]


async def test_a_file_of_a_type_that_the_field_does_not_take_is_refused(say: Say, shelf: FolderShelf) -> None:
    await shelf.keep("s", "don.docx", DOCX)
    turn = await say("đính kèm ảnh căn cước", form_type="loan")
    assert not turn.success
    assert "chỉ nhận .jpg,.jpeg,.png,.pdf" in turn.result


async def test_a_form_without_a_file_field_says_so(say: Say, shelf: FolderShelf) -> None:
    await shelf.keep("s", "a.pdf", PDF)
    turn = await say("tải tệp lên", form_type="crm")
    assert "không có ô nào nhận tệp" in turn.result


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.png", PDF), ("a.exe", b"MZ"), ("a.pdf", b""), ("", PDF), ("../..", PDF)],
    ids=["another type", "a program", "empty", "no name", "a folder"],
)
async def test_files_that_are_not_what_they_say_are_refused(
    shelf: FolderShelf, name: str, content: bytes
) -> None:
    with pytest.raises(InvalidInput):
        await shelf.keep("s", name, content)
    assert await shelf.given("s") == ()


async def test_names_cannot_leave_the_folder(shelf: FolderShelf) -> None:
    kept = await shelf.keep("s", "../../etc/anh*.png", PNG)
    assert kept.name == "anh_.png"
    assert [file.name for file in await shelf.given("s")] == ["anh_.png"]


async def test_long_vietnamese_names_fit_the_file_system(shelf: FolderShelf) -> None:
    kept = await shelf.keep("s", f"{'ệ' * 120}.png", PNG)
    assert kept.name == f"{'ệ' * 65}.png"
    assert [file.name for file in await shelf.given("s")] == [kept.name]
    assert not await shelf.remove("s", f"a.{'ệ' * 120}")


async def test_files_go_with_the_session(
    say: Say, shelf: FolderShelf, conversations: Conversations, browser: FakeBrowser
) -> None:
    await say("mở đơn vay")
    await shelf.keep("s", "a.pdf", PDF)
    await conversations.close("s")
    assert await shelf.given("s") == ()


async def test_files_that_nobody_came_back_for_are_removed(shelf: FolderShelf) -> None:
    await shelf.keep("old", "a.pdf", PDF)
    now = datetime.now(UTC)
    assert await shelf.sweep(60, now) == 0
    assert await shelf.sweep(60, now + timedelta(seconds=90)) == 1
    assert await shelf.given("old") == ()
