"""Each bank form in a real Chromium, filled by hand: steps, rules, dialogs, and what the store then holds."""

import asyncio
import os
import re
import shutil
import socket
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
import uvicorn
from fastapi import FastAPI
from playwright.async_api import Browser, Dialog, FilePayload, Locator, Page, async_playwright, expect

from speak_to_input.observe.metrics import Metrics
from speak_to_input.services.forms import FORM_TYPES, forms_router
from speak_to_input.services.forms.inspect import inspect
from speak_to_input.services.forms.rules import FieldRule, FormRules, read_messages, read_rules
from speak_to_input.services.http.errors import ErrorAnswers
from tests.unit.services.forms.form_records import GOOD, stored
from tests.unit.services.forms.test_inspect import WRONG

FOLDER = Path(__file__).parents[2] / "bank_forms"
TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.asyncio(loop_scope="module")
RULES: dict[str, FormRules] = {form: read_rules(FOLDER, form) for form in FORM_TYPES}
FLAGS = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]
EXPECTED = "Failed to load resource"
"""Chromium's own note on a refused or lost submission."""
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
REQUIRED_CONTROLS = "new Set([...document.querySelectorAll(':required:enabled')].map((one) => one.name)).size"
"""As whoever reads the page counts them: a choice of several buttons is one, what is locked is none."""
SET_AS_SCRIPTS_DO = """([name, value]) => {
  const input = document.querySelector(`[name="${name}"]`);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value").set.call(input, value);
  for (const type of ["input", "change", "blur"]) input.dispatchEvent(new Event(type, { bubbles: type !== "blur" }));
  return input.value;
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    app = FastAPI()
    store = tmp_path_factory.mktemp("forms") / "forms.sqlite"
    app.include_router(forms_router(FOLDER, store, lambda: TODAY), prefix="/forms")
    ErrorAnswers(Metrics("test", "0")).add_to(app)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        # Connections wait in the listener's queue until the server takes them: nothing to wait for here.
        serving = asyncio.create_task(server.serve([listener]))
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/forms"
        server.should_exit = True
        await serving


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    executable = os.environ.get("S2I_BROWSER__EXECUTABLE") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser) -> AsyncIterator[Page]:
    context = await browser.new_context(locale="vi-VN")
    page = await context.new_page()
    page.set_default_timeout(10_000)
    await page.clock.set_fixed_time("2026-11-23T10:00:00")
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if EXPECTED not in said.text else None)
    yield page
    await context.close()
    assert complaints == []


async def newest(address: str, form: str) -> dict[str, Any]:
    """The last stored submission of a form."""
    async with httpx.AsyncClient() as client:
        found: dict[str, Any] = (await client.get(f"{address}/{form}/submissions?limit=1")).json()["items"][0]
    return found


def upload(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": content}


async def open_form(page: Page, address: str, form: str) -> None:
    await page.goto(f"{address}/{form}/")
    await expect(page.get_by_role("heading", level=1)).to_have_text(RULES[form].title)


def named(page: Page, name: str) -> Locator:
    return page.locator(f'[name="{name}"]')


async def put(page: Page, name: str, rule: FieldRule, value: Any) -> None:
    """Fill one field as a person would."""
    control = named(page, name)
    match rule.type:
        case "select":
            await control.select_option(value)
        case "radio" | "checkboxes":
            for option in rule.options:
                if option.value in ([value] if isinstance(value, str) else value):
                    group = page.locator(f'[data-field="{name}"]')
                    await group.get_by_label(option.label, exact=True).check()
        case "checkbox":
            await control.check()
        case "money":
            await control.press_sequentially(value.replace(".", ""))
            await expect(control).to_have_value(value)
        case "combobox":
            await control.press_sequentially(value[:6].lower())
            await page.get_by_role("option", name=value).click()
            await expect(control).to_have_value(value)
        case "rows":
            await put_rows(page, name, rule, value)
        case _:
            await control.fill(value)


async def put_rows(page: Page, name: str, rule: FieldRule, rows: list[dict[str, str]]) -> None:
    for at, row in enumerate(rows):
        if at >= rule.initial_rows:
            await page.get_by_role("button", name=f"Thêm {rule.row_label.lower()}").click()
        for part, value in row.items():
            await put(page, f"{name}[{at}].{part}", rule.fields[part], value)


async def complete(page: Page, form: str) -> None:
    """Fill the form's good record through all its steps."""
    rules = RULES[form]
    for step in range(1, len(rules.steps) + 1):
        await expect(page.locator("[aria-current=step]")).to_have_text(rules.steps[step - 1])
        for name, rule in rules.fields.items():
            if rule.step == step and name in GOOD[form]:
                await put(page, name, rule, GOOD[form][name])
        if step < len(rules.steps):
            await page.get_by_role("button", name=re.compile("^Tiếp")).click()


@pytest.mark.parametrize("form", FORM_TYPES)
async def test_a_whole_record_goes_in_by_hand_and_is_stored_equal(
    page: Page, address: str, form: str
) -> None:
    await open_form(page, address, form)
    submit = page.locator("[type=submit]")
    await expect(submit).to_be_disabled()
    await complete(page, form)
    await expect(submit).to_be_enabled()
    needed = await page.evaluate(REQUIRED_CONTROLS)
    await expect(page.locator("[data-progress-text]")).to_have_text(f"{needed}/{needed} mục bắt buộc")
    await submit.click()
    review = page.get_by_role("dialog", name="Kiểm tra trước khi gửi")
    first = next(iter(RULES[form].fields))
    await expect(review).to_contain_text(GOOD[form][first])

    await review.get_by_role("button", name="Quay lại sửa").click()
    await expect(review).to_be_hidden()
    await expect(submit).to_be_focused()
    await submit.click()
    await review.get_by_role("button", name="Xác nhận gửi").click()

    told = page.get_by_role("status").filter(has_text="Gửi thành công")
    await expect(told).to_contain_text(re.compile(rf"{RULES[form].reference_prefix}-2026-\d{{6}}"))
    kept = await newest(address, form)
    await expect(told).to_contain_text(kept["reference"])
    assert kept["record"] == stored(form)


async def test_a_picture_is_sent_with_the_loan(page: Page, address: str) -> None:
    await open_form(page, address, "loan")
    await complete(page, "loan")
    picture = named(page, "idCardImage")
    await picture.set_input_files([upload("virus.exe", PNG)])
    await expect(page.locator("#idCardImage-error")).to_contain_text("chỉ nhận tệp .jpg")
    await expect(page.locator("[type=submit]")).to_be_disabled()
    await picture.set_input_files([upload("truoc.png", PNG)])
    await page.get_by_role("button", name="Gửi hồ sơ").click()
    await page.get_by_role("button", name="Xác nhận gửi").click()
    await expect(page.get_by_text("Gửi thành công")).to_be_visible()
    kept = await newest(address, "loan")
    assert [(file["name"], file["size_bytes"]) for file in kept["files"]] == [("truoc.png", len(PNG))]


@pytest.mark.parametrize("form", FORM_TYPES)
async def test_reset_asks_first(page: Page, address: str, form: str) -> None:
    await open_form(page, address, form)
    first = named(page, next(iter(RULES[form].fields)))
    await first.fill("GIỮ LẠI")
    questions: list[str] = []
    answers = iter([False, True])

    async def answer(dialog: Dialog) -> None:
        questions.append(f"{dialog.type}: {dialog.message}")
        await (dialog.accept() if next(answers) else dialog.dismiss())

    page.on("dialog", answer)
    await page.locator("[data-act=reset]").click()
    await expect(first).to_have_value("GIỮ LẠI")
    await page.locator("[data-act=reset]").click()
    await expect(first).to_have_value("")
    assert questions == ["confirm: Xóa toàn bộ thông tin đã nhập và làm lại từ đầu?"] * 2


CONDITIONS = [
    ("loan", 2, "employmentStatus", "employed", "companyName", "retired"),
    ("loan", 3, "collateralType", "savings", "collateralValue", "none"),
    ("crm", 3, "followUpRequired", True, "followUpDate", False),
    ("hr", 2, "requestType", "leave", "leaveType", "training"),
    ("hr", 3, "approvalStatus", "rejected", "rejectionReason", "approved"),
    ("compliance", 3, "violationsFound", "2", "violationDetails", "0"),
    ("compliance", 3, "followUpRequired", "yes", "followUpDate", "no"),
    ("operations", 3, "status", "failed", "failureReason", "success"),
    ("operations", 4, "fraudScore", "70", "fraudDetails", "69"),
]


@pytest.mark.parametrize(("form", "step", "cause", "on", "field", "off"), CONDITIONS)
async def test_a_conditional_field_is_hidden_and_disabled_until_its_condition_holds(
    page: Page, address: str, form: str, step: int, cause: str, on: str | bool, field: str, off: str | bool
) -> None:
    await open_form(page, address, form)
    await page.locator(f'[data-go="{step}"]').click()
    dependent = named(page, field).first
    for value, active in ((on, True), (off, False), (on, True)):
        if isinstance(value, bool):
            await named(page, cause).set_checked(value)
        else:
            await put(page, cause, RULES[form].fields[cause], value)
        await expect(dependent).to_be_visible(visible=active)
        await expect(dependent).to_be_enabled(enabled=active)


@pytest.mark.parametrize(
    ("form", "name", "text", "shown"),
    [
        ("loan", "loanAmount", "500000000", "500.000.000"),
        ("loan", "loanAmount", "1,500,000,000", "1.500.000.000"),
        ("loan", "loanAmount", "năm trăm", "năm trăm"),
        ("loan", "idIssueDate", "2021-06-15", "15/06/2021"),
        ("loan", "idIssueDate", "15062021", "15/06/2021"),
        ("operations", "beneficiaryBank", "techcombank", "Techcombank – Kỹ Thương Việt Nam"),
        ("operations", "beneficiaryBank", "Ngân hàng", "Ngân hàng"),
        ("crm", "agentName", "Mai Văn Phúc", "Mai Văn Phúc"),
        ("hr", "employeeId", "nv001", "NV001"),
        ("compliance", "slaDeadline", "2026-11-30T17:00", "2026-11-30T17:00"),
    ],
)
async def test_a_value_set_by_script_on_a_hidden_step_is_kept(
    page: Page, address: str, form: str, name: str, text: str, shown: str
) -> None:
    await open_form(page, address, form)
    assert await page.evaluate(SET_AS_SCRIPTS_DO, [name, text]) == shown


async def test_a_condition_and_its_field_may_be_set_in_one_call(page: Page, address: str) -> None:
    await open_form(page, address, "loan")
    both = f"pairs => pairs.map({SET_AS_SCRIPTS_DO})"
    values = await page.evaluate(both, [["employmentStatus", "employed"], ["companyName", "Ánh Dương"]])
    assert values == ["employed", "Ánh Dương"]
    await expect(named(page, "companyName")).to_be_enabled()
    await expect(page.locator("[data-field=companyName]")).not_to_have_class(re.compile("wrong"))


async def test_money_is_grouped_around_the_caret(page: Page, address: str) -> None:
    await open_form(page, address, "loan")
    await page.get_by_role("button", name="Khoản vay").click()
    amount = named(page, "loanAmount")
    await amount.press_sequentially("1234567")
    await expect(amount).to_have_value("1.234.567")
    await amount.press("Home")
    await amount.press("ArrowRight")
    await amount.press_sequentially("99")
    await expect(amount).to_have_value("199.234.567")
    await amount.press("End")
    await amount.press("Backspace")
    await expect(amount).to_have_value("19.923.456")
    await expect(page.get_by_text("19,923 triệu đồng")).to_be_visible()


async def test_next_shows_what_is_wrong_and_leads_there(page: Page, address: str) -> None:
    await open_form(page, address, "loan")
    await named(page, "customerId").fill("123")
    await page.get_by_role("button", name="Tiếp tục").click()
    summary = page.get_by_role("alert")
    await expect(summary).to_be_focused()
    await expect(summary).to_contain_text("Có 5 chỗ cần xem lại")
    await summary.get_by_role("link", name="Số CCCD gồm 12 chữ số").click()
    await expect(named(page, "customerId")).to_be_focused()
    await expect(named(page, "customerId")).to_have_attribute("aria-invalid", "true")
    await named(page, "customerId").fill("012345678901")
    await expect(page.locator("#customerId-error")).to_be_hidden()


async def test_hr_goes_on_only_from_a_step_in_order(page: Page, address: str) -> None:
    await open_form(page, address, "hr")
    onward = page.get_by_role("button", name="Tiếp tục")
    await expect(onward).to_be_disabled()
    for name in ("employeeName", "employeeId", "department", "email"):
        await put(page, name, RULES["hr"].fields[name], GOOD["hr"][name])
    await expect(onward).to_be_enabled()
    await onward.click()
    await expect(onward).to_be_disabled()
    await page.get_by_role("button", name="Quay lại").click()
    await expect(named(page, "employeeName")).to_have_value(GOOD["hr"]["employeeName"])


async def test_the_calendar_picks_a_day_by_keyboard_and_by_click(page: Page, address: str) -> None:
    await open_form(page, address, "loan")
    opener = page.get_by_role("button", name="Mở lịch chọn ngày cấp")
    await opener.click()
    calendar = page.get_by_role("dialog", name="Chọn ngày")
    await expect(calendar.get_by_role("button", name="23/11/2026")).to_be_focused()
    for key in ("PageUp", "ArrowUp", "ArrowLeft", "Enter"):
        await page.keyboard.press(key)
    await expect(named(page, "idIssueDate")).to_have_value("15/10/2026")
    await expect(opener).to_be_focused()
    await opener.click()
    await calendar.get_by_role("button", name="Tháng trước").click()
    await calendar.get_by_role("button", name="30/09/2026").click()
    await expect(named(page, "idIssueDate")).to_have_value("30/09/2026")
    await opener.click()
    await page.keyboard.press("Escape")
    await expect(calendar).to_be_hidden()


async def test_the_combobox_follows_the_keyboard(page: Page, address: str) -> None:
    await open_form(page, address, "operations")
    await page.get_by_role("button", name="Giao dịch", exact=True).click()
    bank = page.get_by_role("combobox", name="Ngân hàng thụ hưởng")
    await bank.press_sequentially("a chau")
    await expect(bank).to_have_attribute("aria-expanded", "true")
    await expect(page.get_by_role("listbox").get_by_role("option")).to_have_text(["ACB – Á Châu"])
    await bank.press("ArrowDown")
    active = await bank.get_attribute("aria-activedescendant")
    await expect(page.locator(f"#{active}")).to_have_text("ACB – Á Châu")
    await bank.press("Enter")
    await expect(bank).to_have_value("ACB – Á Châu")
    await expect(bank).to_have_attribute("aria-expanded", "false")


async def test_rows_are_added_removed_and_counted_anew(page: Page, address: str) -> None:
    await open_form(page, address, "loan")
    await page.get_by_role("button", name="Hồ sơ").click()
    add = page.get_by_role("button", name="Thêm người tham chiếu")
    await named(page, "references[0].name").fill("Một")
    await add.click()
    await expect(named(page, "references[1].name")).to_be_focused()
    await named(page, "references[1].name").fill("Hai")
    await add.click()
    await expect(add).to_be_disabled()
    await page.get_by_role("button", name="Xóa người tham chiếu 1").click()
    await expect(named(page, "references[0].name")).to_have_value("Hai")
    await expect(named(page, "references[2].name")).to_have_count(0)
    await expect(add).to_be_enabled()


async def test_a_draft_is_offered_again(page: Page, address: str) -> None:
    await open_form(page, address, "loan")
    await named(page, "customerName").fill("Nguyễn Văn An")
    await page.evaluate(SET_AS_SCRIPTS_DO, ["loanAmount", "500000000"])
    await page.get_by_role("button", name="Lưu nháp").click()
    await expect(page.get_by_role("status").filter(has_text="Đã lưu nháp")).to_be_visible()
    await page.reload()
    await expect(named(page, "customerName")).to_have_value("")
    await page.get_by_role("button", name="Mở bản nháp").click()
    await expect(named(page, "customerName")).to_have_value("Nguyễn Văn An")
    await expect(named(page, "loanAmount")).to_have_value("500.000.000")


COVERED = """(status) => {
  const a = status.getBoundingClientRect();
  const lies = (b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const parts = [...document.querySelectorAll("a, button, input, select, textarea, label, legend")];
  const under = parts.filter((one) => one.checkVisibility() && lies(one.getBoundingClientRect()));
  return under.map((one) => one.textContent);
}"""
"""Names of what is worked and lies under a part."""


@pytest.mark.parametrize("width", [360, 580, 1280])
async def test_what_is_told_after_saving_covers_nothing_moves_nothing_and_ends(
    page: Page, address: str, width: int
) -> None:
    await page.set_viewport_size({"width": width, "height": 500})
    await open_form(page, address, "hr")
    await named(page, "employeeName").fill("Trần Thị Mai")
    save = page.get_by_role("button", name="Lưu nháp")
    await save.scroll_into_view_if_needed()
    before = await save.bounding_box()
    await save.click()
    told = page.get_by_role("status").filter(has_text="Đã lưu nháp")
    await expect(told).to_be_visible()
    assert await save.bounding_box() == before
    for end in (0, 100_000):
        await page.evaluate("(y) => scrollTo(0, y)", end)
        assert await told.evaluate(COVERED) == []
    if width == 360:  # how long it stays is the same at every width
        await expect(told).to_have_count(0, timeout=8000)


async def test_the_confirmation_is_seen_in_a_low_window(page: Page, address: str) -> None:
    await page.set_viewport_size({"width": 360, "height": 300})
    await open_form(page, address, "hr")
    await complete(page, "hr")
    await page.get_by_role("button", name="Gửi yêu cầu", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Xác nhận gửi").click()
    await expect(page.get_by_role("heading", name="Gửi thành công")).to_be_in_viewport(ratio=1)
    await expect(page.get_by_role("heading", name="Gửi thành công")).to_be_focused()


async def test_what_only_the_server_refuses_is_shown_at_its_field(page: Page, address: str) -> None:
    await open_form(page, address, "loan")
    await complete(page, "loan")
    await named(page, "idCardImage").set_input_files([upload("truoc.png", b"<html>")])
    await page.get_by_role("button", name="Gửi hồ sơ").click()
    await page.get_by_role("button", name="Xác nhận gửi").click()
    await expect(page.get_by_role("alert").filter(has_text="nội dung tệp không đúng")).to_be_visible()
    await expect(page.locator("#idCardImage-error")).to_contain_text("nội dung tệp không đúng")
    await expect(page.locator("[type=submit]")).to_be_disabled()


async def test_a_lost_connection_leaves_everything_in_place(page: Page, address: str) -> None:
    await open_form(page, address, "hr")
    await complete(page, "hr")
    await page.get_by_role("button", name="Gửi yêu cầu", exact=True).click()
    await page.context.set_offline(True)
    review = page.get_by_role("dialog", name="Kiểm tra trước khi gửi")
    await review.get_by_role("button", name="Xác nhận gửi").click()
    await expect(review.get_by_role("alert")).to_contain_text("không kết nối được")
    await page.context.set_offline(False)
    await review.get_by_role("button", name="Xác nhận gửi").click()
    await expect(page.get_by_text("Gửi thành công")).to_be_visible()


@pytest.mark.parametrize("form", ["loan", "hr"])
async def test_the_focus_stays_in_the_review(page: Page, address: str, form: str) -> None:
    await open_form(page, address, form)
    await complete(page, form)
    await page.locator("[type=submit]").click()
    inside = "document.activeElement.closest('.review') !== null || document.activeElement === document.body"
    for key in ["Tab"] * 4 + ["Shift+Tab"] * 4:
        await page.keyboard.press(key)
        assert await page.evaluate(inside)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("form", FORM_TYPES)
async def test_every_control_has_a_name_and_nothing_overflows_a_small_screen(
    page: Page, address: str, form: str
) -> None:
    await page.set_viewport_size({"width": 360, "height": 740})
    await open_form(page, address, form)
    for step in range(1, len(RULES[form].steps) + 1):
        await page.locator(f'[data-go="{step}"]').click()
        tree = await page.locator("main").aria_snapshot()
        assert not re.findall(
            r"- (?:textbox|combobox|radio|checkbox|spinbutton|button|radiogroup)(?::| \[|$)",
            tree,
            re.MULTILINE,
        )
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_page_and_server_judge_alike(page: Page, address: str) -> None:
    await page.goto(f"{address}/")
    messages = read_messages(FOLDER)
    cases: list[tuple[str, dict[str, Any]]] = [(form, GOOD[form]) for form in FORM_TYPES]
    cases += [(form, {}) for form in FORM_TYPES]
    cases += [
        (form, GOOD[form] | {name: value})
        for form, name, value, _ in WRONG
        if name in RULES[form].fields and not (isinstance(value, list) and name == "customerName")
    ]
    judge = """async ([address, form, raw, today]) => {
      const { inspect } = await import(`${address}/shared/js/rules.js`);
      const rules = await (await fetch(`${address}/${form}/rules.json`)).json();
      return inspect(rules, raw, today);
    }"""
    for form, raw in cases:
        on_page = await page.evaluate(judge, [address, form, raw, TODAY.isoformat()])
        on_server = inspect(RULES[form], raw, TODAY, messages)
        assert on_page == {"record": on_server.record, "problems": on_server.problems}, raw
