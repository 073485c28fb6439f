# ruff: noqa: E501 - the pages are written as pages
"""Whose hand it was: the person's edits and clicks are told, ours and the page's own are not."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from playwright.async_api import Page

from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.page_acts import Clicked, HandEdit, ShowStep, Status
from tests.e2e.browser_site import Site, Visitor, running
from tests.e2e.forms_site import bank_forms

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass
class Told:
    """What the browser told of hands."""

    edits: list[HandEdit] = field(default_factory=list)
    clicks: list[str] = field(default_factory=list)

    def clear(self) -> None:
        self.edits.clear()
        self.clicks.clear()

    @property
    def last(self) -> dict[str, tuple[str, str]]:
        """Field -> before and after of its last edit."""
        return {edit.field: (edit.before, edit.after) for edit in self.edits}


@dataclass
class Place:
    site: Site
    bank: str
    visitor: Visitor
    told: Told

    @property
    def page(self) -> Page:
        live = self.visitor.browser._sessions[self.visitor.session_id]._live
        assert live is not None
        return live.page

    async def open(self, url: str) -> Form:
        form = await self.visitor.open(url)
        self.told.clear()
        return form

    async def own(self, path: str, body: str) -> Form:
        return await self.open(self.site.page(path, body))

    async def rest(self) -> Form:
        """The form once the page has told everything that the hands did so far."""
        live = self.visitor.browser._sessions[self.visitor.session_id]._live
        assert live is not None
        await live.call("settled", 30, 600)
        await live.refresh()
        return await self.visitor.form()

    async def name_of(self, label: str) -> str:
        return next(f.name for f in (await self.visitor.form()).fields if f.label == label)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(site: Site, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    told = Told()

    def on_click(_: str, click: Clicked) -> None:
        told.clicks.append(click.field)

    async with (
        bank_forms(tmp_path_factory.mktemp("bank") / "store.sqlite") as bank,
        running(
            site.origin, bank, on_hand_edit=lambda _, e: told.edits.append(e), on_clicked=on_click
        ) as browser,
    ):
        yield Place(site, bank, Visitor(browser, "hands"), told)


PAGES = [
    "bank:loan",
    "bank:crm",
    "bank:hr",
    "bank:compliance",
    "bank:operations",
    "react/built",
    "vue/built",
    "bootstrap_like",
]


def address(place: Place, page: str) -> str:
    if page.startswith("bank:"):
        return f"{place.bank}/forms/{page.removeprefix('bank:')}/"
    return f"{place.site.origin}/pages/{page}/"


def some_value(form: Form, name: str) -> str | None:
    """A value that the field may hold, None where any would need to be made up."""
    found = form.field(name)
    assert found is not None
    options = [o.value for o in found.options or () if o.enabled and o.value]
    match found.type:
        case FieldType.SELECT | FieldType.RADIO | FieldType.COMBOBOX:
            return options[-1] if options else None
        case FieldType.CHECKBOXES | FieldType.MULTISELECT:
            return "\n".join(options[:2]) or None
        case FieldType.CHECKBOX:
            return "false" if found.value == "true" else "true"
        case FieldType.DATE | FieldType.DATEPICKER:
            return "2026-12-01"
        case FieldType.TEXT | FieldType.TEXTAREA | FieldType.RICHTEXT:
            return "Nguyễn Văn An"
        case FieldType.TEL:
            return "0912345678"
        case FieldType.NUMBER:
            return "5"
    return None


@pytest.mark.parametrize("page", PAGES)
async def test_our_own_writes_are_nobodys_edits(place: Place, page: str) -> None:
    form = await place.open(address(place, page))
    values = {f.name: some_value(form, f.name) for f in form.fields if f.enabled}
    outcomes = await place.visitor.write_all(
        {name: text for name, text in values.items() if text is not None}
    )
    assert len([o for o in outcomes if o.status is Status.DONE]) > len(outcomes) / 3
    for step in range(2, form.steps + 1):
        await place.visitor.browser.act("hands", [ShowStep(step)])
    await place.visitor.browser.act("hands", [ShowStep(1)])
    await place.rest()
    assert place.told.edits == []
    assert place.told.clicks == []


async def test_hands_on_a_bank_form(place: Place) -> None:
    form = await place.open(address(place, "bank:loan"))
    radio = next(f for f in form.fields if f.type is FieldType.RADIO and f.visible)
    await place.page.click("[name=customerName]")
    await place.page.keyboard.type("lê thị hoa")
    await place.page.click(f"label:has([name={radio.name}]) >> nth=1")
    form = await place.rest()
    held = {f.name: f.value for f in form.fields}
    assert place.told.last["customerName"] == ("", held["customerName"])
    assert place.told.last[radio.name] == ("", held[radio.name])
    assert held["customerName"].lower() == "lê thị hoa"
    assert held[radio.name]
    assert set(place.told.last) == {"customerName", radio.name}
    assert place.told.clicks == ["customerName", radio.name]


async def test_what_a_page_makes_of_typing_belongs_to_the_edit(place: Place) -> None:
    """Digits are grouped by the page as they are typed: what is told last is what the page holds."""
    await place.open(address(place, "bootstrap_like"))
    await place.page.click("#loss")
    await place.page.keyboard.type("1500000")
    await place.rest()
    assert place.told.last == {"loss": ("", "1.500.000")}
    await place.own(
        "/tidy",
        "<form><label>Tên <input name=n onblur='this.value = this.value.toUpperCase()'></label><label>Tuổi <input name=a></label></form>",
    )
    await place.page.click("[name=n]")
    await place.page.keyboard.type("an")
    await place.page.click("[name=a]")
    await place.rest()
    assert place.told.last == {"n": ("", "AN")}


async def test_every_kind_of_field_by_hand(place: Place) -> None:
    form = await place.open(address(place, "react/built"))
    names = {f.label: f.name for f in form.fields}
    await place.page.get_by_label("Họ tên học sinh").click()
    await place.page.keyboard.insert_text("Phạm Gia Hân")
    await place.page.get_by_text("Nữ", exact=True).click()
    await place.page.get_by_label("Tuyến xe đưa đón").focus()
    await place.page.keyboard.press("ArrowDown")
    await place.page.get_by_text("Robot").click()
    await place.page.get_by_text("Em có dị ứng").click()
    await place.page.get_by_role("combobox", name="Trường tiểu học").click()
    await place.page.keyboard.type("trai")
    await place.page.get_by_role("option", name="Tiểu học Nguyễn Trãi").click()
    await place.page.get_by_label("Ngày sinh của em").focus()
    await place.page.keyboard.type("02092015")
    await place.rest()
    assert place.told.last == {
        names["Họ tên học sinh"]: ("", "Phạm Gia Hân"),
        names["Giới tính"]: ("", "f"),
        names["Tuyến xe đưa đón"]: ("", "none"),
        names["Câu lạc bộ muốn tham gia"]: ("", "robot"),
        names["Em có dị ứng"]: ("false", "true"),
        names["Trường tiểu học"]: ("", "Tiểu học Nguyễn Trãi"),
        names["Ngày sinh của em"]: ("", await place.visitor.value(names["Ngày sinh của em"])),
    }
    assert place.told.last[names["Ngày sinh của em"]][1] == "2015-09-02"


async def test_hands_on_a_vue_page(place: Place) -> None:
    await place.open(address(place, "vue/built"))
    await place.page.click("#patient")
    await place.page.keyboard.type("Trần Bình")
    await place.page.click("text=Khám gấp")
    await place.page.click("text=Đau đầu")
    await place.page.click("#born")
    await place.page.keyboard.type("02/09/1980")
    await place.page.keyboard.press("Tab")
    await place.rest()
    pains = next(f.name for f in (await place.visitor.form()).fields if f.type is FieldType.CHECKBOXES)
    assert place.told.last == {
        "patient": ("", "Trần Bình"),
        "urgent": ("false", "true"),
        pains: ("", "Đau đầu"),
        "born": ("", "1980-09-02"),
    }


RESETS = [
    ("bank:crm", "#form [data-act=reset], [data-act=reset]", "input[type=text]:not([role]):visible"),
    ("bootstrap_like", "#again", "#policyHolder"),
    ("react/built", "text=Làm lại từ đầu", "input[aria-required]:visible"),
]


@pytest.mark.parametrize(("page", "button", "box"), RESETS)
async def test_a_reset_edits_no_field(place: Place, page: str, button: str, box: str) -> None:
    await place.open(address(place, page))
    await place.page.locator(box).first.click()
    await place.page.keyboard.type("Lan")
    form = await place.rest()
    (name,) = place.told.last
    assert place.told.last[name] == ("", "Lan")
    place.told.clear()
    await _press_reset(place, button)
    form = await place.rest()
    assert form.field(name) is not None
    assert await place.visitor.value(name) == ""
    assert place.told.edits == []


async def _press_reset(place: Place, button: str) -> None:
    live = place.visitor.browser._sessions["hands"]._live
    assert live is not None
    await live.unless_dialog(place.page.locator(button).first.click())
    if live.dialog is not None:
        await live.answer_native(True, "")
        return
    form = await place.rest()
    if form.dialogs:
        yes = place.page.locator(
            "dialog[open] button, [role=dialog]:visible button, [role=alertdialog]:visible button"
        )
        labels = await yes.all_inner_texts()
        await yes.nth(
            next(i for i, text in enumerate(labels) if text not in ("", "Hủy", "Không", "Quay lại", "Để sau"))
        ).click()


async def test_a_reset_right_after_a_key_edits_no_field(place: Place) -> None:
    body = "<form><label>Tên <input name=n></label><label><input type=checkbox name=ok> Có</label><button type=reset>Xóa</button></form>"
    await place.own("/reset", body)
    await place.page.click("[name=n]")
    await place.page.evaluate(
        "document.querySelector('input').addEventListener('input', (e) => e.target.value === 'ab' && e.target.form.reset())"
    )
    await place.page.click("[name=ok]")
    await place.page.click("[name=n]")
    await place.page.keyboard.type("ab")
    await place.rest()
    assert await place.visitor.value("n") == ""
    assert place.told.last["n"] == ("", "ab")
    assert place.told.last["ok"] == ("false", "true")


BY_SCRIPT = [
    "document.querySelector('[name=ok]').click()",
    "document.querySelector('[value=b]').click()",
    "document.querySelector('[name=n]').focus(); document.execCommand('insertText', false, 'máy')",
    "document.querySelector('[name=n]').value = 'máy'",
    "document.querySelector('[name=n]').setRangeText('máy')",
    "document.querySelector('[contenteditable]').focus(); document.execCommand('insertText', false, 'máy')",
    "document.querySelector('select').selectedIndex = 1; document.querySelector('select').dispatchEvent(new Event('change', {bubbles: true}))",
]
KINDS = """<form><label>Tên <input name=n></label><label><input type=checkbox name=ok> Có</label>
<fieldset><legend>Loại</legend><label><input type=radio name=r value=a> A</label><label><input type=radio name=r value=b> B</label></fieldset>
<label>Chọn <select name=s><option value="">-<option value=x>X</select></label>
<div id=memo aria-label="Ghi chú" contenteditable></div><button type=button id=fill>Chép</button></form>"""


@pytest.mark.parametrize("code", BY_SCRIPT)
async def test_what_the_pages_scripts_do_is_nobodys_edit(place: Place, code: str) -> None:
    before = await place.own("/kinds", KINDS)
    await place.visitor.script(code)
    after = await place.rest()
    assert [f.value for f in before.fields] != [f.value for f in after.fields]
    assert place.told.edits == []


@pytest.mark.parametrize("code", BY_SCRIPT)
async def test_nor_when_a_click_of_the_person_made_them(place: Place, code: str) -> None:
    before = await place.own("/kinds", KINDS)
    await place.visitor.script(f"fill.onclick = () => {{ {code} }}; 0")
    await place.page.click("#fill")
    after = await place.rest()
    assert [f.value for f in before.fields] != [f.value for f in after.fields]
    assert place.told.edits == []
    assert place.told.clicks == []


async def test_keys_between_acts_are_edits_of_their_own(place: Place) -> None:
    await place.own("/kinds", KINDS)
    await place.page.click("[name=n]")
    await place.page.keyboard.type("an")
    await place.rest()
    assert {e.before for e in place.told.edits} == {""}
    await place.visitor.write(s="x")
    await place.page.keyboard.type("h")
    await place.rest()
    assert place.told.last["n"] == ("an", "anh")
    assert place.told.edits[-1].at.utcoffset() is not None


async def test_a_click_makes_a_field_the_one_that_is_meant(place: Place) -> None:
    drawn = """<form><label>Tên <input name=n></label><div role=group aria-label="Gói"><span role=checkbox aria-label="Tin nhắn" id=sms aria-checked=false
      onclick="this.setAttribute('aria-checked', this.getAttribute('aria-checked') === 'true' ? 'false' : 'true')">□</span></div><p id=text>Chữ</p></form>"""
    await place.own("/drawn", drawn)
    await place.page.click("#sms")
    form = await place.rest()
    assert place.told.last == {"sms": ("false", "true")}
    assert form.focused == "sms"
    await place.page.click("text=Tên")
    assert (await place.rest()).focused == "n"
    await place.page.click("#text")
    assert (await place.rest()).focused == ""
    assert place.told.clicks == ["sms", "n"]
