# ruff: noqa: E501 - the page is written as a page
"""One behaviour for every `FormBrowser`: the one in memory is given the form that the real one reads."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.core.forms import ButtonRole, Form
from speak_to_input.core.page_acts import (
    AnswerDialog,
    FocusField,
    PageAct,
    PageOutcome,
    Press,
    ShowStep,
    Status,
    Write,
)
from speak_to_input.errors import OriginNotAllowed, SessionUnknown
from speak_to_input.ports import FormBrowser
from tests.e2e.browser_site import executable, running, serve

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.e2e]

PAGE = """<form novalidate><section data-step=1><h2>Người gửi</h2><label>Tên <input name=name required></label>
<label>Giới tính <select name=sex><option value="">Chọn<option value=m>Nam<option value=f>Nữ</select></label></section>
<section data-step=2 hidden><h2>Việc</h2><label>Lý do <input name=reason maxlength=20></label></section>
<button type=button id=back>Quay lại</button><button type=button id=next>Tiếp tục</button>
<button type=button id=again>Nhập lại</button><button>Gửi</button></form><p role=status id=done></p><script>
const [one, two] = document.querySelectorAll('section'), form = document.forms[0], box = form.elements.name;
const check = () => { box.setAttribute('aria-invalid', String(!box.value)); return box.value !== ''; };
const show = (step) => { one.hidden = step !== 1; two.hidden = step !== 2; };
next.onclick = () => { if (check()) show(2); };
back.onclick = () => show(1);
again.onclick = () => { if (confirm('Xóa hết những gì đã nhập?')) { form.reset(); show(1); } };
form.onsubmit = (event) => { event.preventDefault(); if (check()) done.textContent = 'Đã gửi thành công. Mã hồ sơ: HS-1'; };
</script>"""


class Subject:
    """A browser under test and the page it has open."""

    def __init__(self, browser: FormBrowser, url: str) -> None:
        self.browser = browser
        self.url = url

    async def fresh(self) -> Form:
        return await self.browser.open("s", self.url)

    async def act(self, *acts: PageAct) -> tuple[PageOutcome, ...]:
        return await self.browser.act("s", acts)

    async def press(self, role: ButtonRole) -> PageOutcome:
        button = (await self.browser.read("s")).button(role)
        assert button is not None
        return (await self.act(Press(button.ref)))[0]

    async def values(self) -> dict[str, str]:
        return {f.name: f.value for f in (await self.browser.read("s")).fields}


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["fake", "chromium"])
async def subject(request: pytest.FixtureRequest) -> AsyncIterator[Subject]:
    if executable() is None:
        pytest.skip("no Chromium is installed")
    with serve() as site:
        url = site.page("/form", PAGE)
        async with running(site.origin) as real:
            if request.param == "chromium":
                yield Subject(real, url)
            else:
                yield Subject(FakeBrowser({url: await real.open("s", url)}), url)


async def test_writes_are_verified_and_raise_the_version(subject: Subject) -> None:
    first = await subject.fresh()
    outcomes = await subject.act(Write("name", "An"), Write("sex", "f"), Write("reason", "Đổi thẻ"))
    assert [(o.status, o.before, o.after) for o in outcomes] == [
        (Status.DONE, "", "An"),
        (Status.DONE, "", "f"),
        (Status.DONE, "", "Đổi thẻ"),
    ]
    form = await subject.browser.read("s")
    assert form.version > first.version
    assert form.step == 1
    (cleared,) = await subject.act(Write("name", ""))
    assert (cleared.status, cleared.before, cleared.after) == (Status.DONE, "An", "")


@pytest.mark.parametrize(
    ("name", "text"), [("sex", "x"), ("nobody", "x"), ("reason", "dài hơn hai mươi ký tự rồi")]
)
async def test_refusals_have_a_reason(subject: Subject, name: str, text: str) -> None:
    await subject.fresh()
    (outcome,) = await subject.act(Write(name, text))
    assert outcome.status is Status.REJECTED
    assert outcome.error


async def test_steps_are_left_only_when_they_are_filled(subject: Subject) -> None:
    await subject.fresh()
    refused = await subject.press(ButtonRole.NEXT)
    assert (refused.status, bool(refused.error)) == (Status.REJECTED, True)
    (moved,) = await subject.act(ShowStep(2))
    assert moved.status is Status.REJECTED
    outcomes = await subject.act(Write("name", "An"), ShowStep(2))
    assert [o.status for o in outcomes] == [Status.DONE, Status.DONE]
    form = await subject.browser.read("s")
    assert (form.step, [f.visible for f in form.fields]) == (2, [False, False, True])
    await subject.press(ButtonRole.BACK)
    assert (await subject.browser.read("s")).step == 1


async def test_focus_brings_its_step(subject: Subject) -> None:
    await subject.fresh()
    outcomes = await subject.act(Write("name", "An"), FocusField("reason"))
    assert outcomes[1].status is Status.DONE
    form = await subject.browser.read("s")
    assert (form.step, form.focused) == (2, "reason")


async def test_reset_asks_first(subject: Subject) -> None:
    await subject.fresh()
    await subject.act(Write("name", "An"))
    await subject.press(ButtonRole.RESET)
    assert (await subject.browser.read("s")).dialogs[0].kind == "confirm"
    (blocked,) = await subject.act(Write("name", "Bình"))
    assert blocked.status is Status.REJECTED
    await subject.act(AnswerDialog(False))
    assert (await subject.values())["name"] == "An"
    await subject.press(ButtonRole.RESET)
    await subject.act(AnswerDialog(True))
    assert set((await subject.values()).values()) == {""}
    (none,) = await subject.act(AnswerDialog(True))
    assert none.status is Status.REJECTED


async def test_submit(subject: Subject) -> None:
    await subject.fresh()
    assert (await subject.press(ButtonRole.SUBMIT)).status is Status.REJECTED
    await subject.act(Write("name", "An"))
    assert (await subject.press(ButtonRole.SUBMIT)).status is Status.DONE
    assert "Mã hồ sơ" in (await subject.browser.read("s")).notice


async def test_unknown_sessions_and_addresses(subject: Subject) -> None:
    await subject.browser.close("nobody")
    with pytest.raises(SessionUnknown):
        await subject.browser.read("nobody")
    with pytest.raises(SessionUnknown):
        await subject.browser.act("nobody", [Write("name", "An")])
    with pytest.raises(OriginNotAllowed):
        await subject.browser.open("s", "http://127.0.0.2:9/")
