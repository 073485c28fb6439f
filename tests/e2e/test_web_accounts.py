"""Accounts in the web application: each person their own work, a forgotten password, a sign-in that ends meanwhile."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Page, expect

from tests.e2e.agent_process import free_port, running_agent
from tests.e2e.voice_process import running_voice
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_visit import Visit, visiting

expect.set_options(timeout=20_000)

LOAN = "Vay 500 triệu, Nguyễn Văn An, căn cước 036090054321, mua nhà, kỳ hạn 24 tháng"
PASSWORD = "mưa rơi trên phố"  # pragma: allowlist secret
OTHER = "nắng lên ngoài bãi"  # pragma: allowlist secret


@dataclass(frozen=True)
class Bank:
    """The services, where people sign in, and the command line beside them."""

    web: Web
    environment: dict[str, str]

    def command(self, *words: str, typed: str = "") -> str:
        """What `speak-to-input accounts …` prints."""
        done = subprocess.run(
            [sys.executable, "-m", "speak_to_input.cli", "accounts", *words],
            env=self.environment, input=typed, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    folder = tmp_path_factory.mktemp("accounts")
    settings = {
        "S2I_ACCOUNTS__REQUIRED": "true", "S2I_STT__NAME": "fake", "S2I_TTS__NAME": "fake",
        "S2I_WEB__PORT": str(free_port()),
    }  # fmt: skip
    store = {"S2I_STORE__PATH": str(folder / "var" / "data.sqlite")}
    with (
        running_agent(folder, **settings) as agent,
        running_voice(folder, agent, **settings) as voice,
        running_web(folder, agent, voice.url, port=int(settings["S2I_WEB__PORT"]), variables=settings) as web,
    ):
        bank = Bank(web, os.environ | settings | store)
        bank.command("create", "quan.tri", "--admin", "--full-name", "Lê Hà", typed=f"{PASSWORD}\n")
        yield bank


async def register(page: Page, name: str, full_name: str) -> None:
    await page.get_by_role("link", name="Tạo tài khoản").click()
    await page.get_by_label("Họ và tên").fill(full_name)
    await page.get_by_label("Tên đăng nhập").fill(name)
    await page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Tạo tài khoản").click()
    await expect(page.locator(f"[data-person='{name}']")).to_be_visible()


async def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    await page.get_by_label("Tên đăng nhập").fill(name)
    await page.get_by_label("Mật khẩu", exact=True).fill(password)
    await page.get_by_role("button", name="Đăng nhập").click()


async def sign_out(page: Page) -> None:
    await page.locator("[data-person]").click()
    await page.get_by_role("button", name="Đăng xuất").click()
    await expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


async def looked_at(visit: Visit, name: str) -> None:
    await visit.shoot(f"accounts-{name}")
    assert await visit.accessible() == []
    assert await visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert await visit.page.evaluate("scrollY === 0"), f"{name}: the page slid under its header"


async def test_everybody_has_their_own_work(bank: Bank) -> None:
    async with visiting(bank.web) as visit:
        page = visit.page
        await expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
        await looked_at(visit, "sign-in")
        await page.get_by_role("link", name="Tạo tài khoản").click()
        await page.get_by_label("Tên đăng nhập").fill("an.nguyen")
        await page.get_by_label("Mật khẩu", exact=True).fill("ngắn")
        await page.get_by_role("button", name="Tạo tài khoản").click()
        await expect(page.get_by_text("Mật khẩu cần ít nhất 10 ký tự (hiện có 4).").last).to_be_visible()
        await looked_at(visit, "register")
        visit.trouble.clear()  # the browser tells of every refused call
        await page.goto(bank.web.url)
        await register(page, "an.nguyen", "Nguyễn Văn An")
        await visit.say(LOAN)
        await expect(visit.field("loanTerm")).to_contain_text("24 tháng")
        await expect(page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        session = await visit.session_id
        await page.get_by_role("link", name="Lịch sử").click()
        await expect(page.locator(f"[data-session={session}]")).to_be_visible()
        await looked_at(visit, "signed-in-history")
        await sign_out(page)

        await register(page, "binh.tran", "Trần Bình")
        assert await visit.session_id != session
        await page.get_by_role("link", name="Lịch sử").click()
        await expect(page.get_by_text("Chưa có phiên nào.")).to_be_visible()
        await page.get_by_role("tab", name="Bản nháp").click()
        await expect(page.get_by_text("Chưa có bản nháp nào.")).to_be_visible()
        await page.goto(f"{bank.web.url}/history/{session}")
        await expect(page.get_by_role("alert")).to_contain_text("Không có phiên làm việc này.")
        assert "036090054321" not in await page.content()
        visit.trouble.clear()
        await page.evaluate(f"sessionStorage.setItem('session', '{session}')")
        await page.goto(bank.web.url)
        await page.get_by_label("Câu của anh chị").fill("kỳ hạn 36 tháng")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("Không có phiên làm việc này.").first).to_be_visible()
        visit.trouble.clear()


async def test_an_empty_sign_in_asks_nobody_and_a_wrong_one_says_so(bank: Bank) -> None:
    async with visiting(bank.web, width=390, height=844) as visit:
        page = visit.page
        await expect(page).to_have_title(re.compile("^Đăng nhập"))
        before = len(visit.asked)
        await page.get_by_role("button", name="Đăng nhập").click()
        await expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
        await expect(page.get_by_text("Anh chị điền ô này.")).to_have_count(2)
        assert not [url for url in visit.asked[before:] if "/auth/login" in url]
        await looked_at(visit, "sign-in-empty")
        visit.forgive("401")
        await sign_in(page, "khong.co", "sai mật khẩu rồi")
        await expect(page.get_by_role("alert")).to_be_visible()
        await looked_at(visit, "sign-in-wrong")


async def test_what_a_person_prefers_follows_them(bank: Bank) -> None:
    async with visiting(bank.web) as visit:
        page = visit.page
        await register(page, "chi.le", "Lê Chi")
        await page.locator("[data-person]").click()
        await expect(page.get_by_role("heading", name="Lê Chi")).to_be_visible()
        await page.get_by_text(
            re.compile("Miền Nam$")
        ).click()  # "eSpeak NG · Miền Nam" where a voice answers
        await (
            page.locator("label")
            .filter(has_text="Giữ phím cách để nói")
            .locator("input[type=radio]")
            .locator("..")
            .click()
        )
        async with page.expect_response(lambda answer: answer.url.endswith("/api/auth/me")) as kept:
            await page.get_by_text("English", exact=True).click()
        profile = (await (await kept.value).json())["person"]["profile"]
        assert (profile["language"], profile["region"], profile["push"]) == ("en", "south", True)
        await looked_at(visit, "profile")
    async with visiting(bank.web) as visit:
        page = visit.page
        await sign_in(page, "chi.le")
        await expect(page.get_by_role("link", name="Session", exact=True)).to_be_visible()
        await page.locator("[data-person]").click()
        await expect(page.get_by_role("radio", name="South")).to_be_checked()
        await page.get_by_label("Current password").fill(PASSWORD)
        await page.get_by_label("New password").fill(OTHER)
        await page.get_by_role("button", name="Change the password").click()
        await expect(page.get_by_text("The password is changed.")).to_be_visible()
        await page.get_by_role("button", name="Sign out").click()
        # What is chosen on the way in is newer than what the account knows; nobody's choice leaves that as it is.
        await page.get_by_role("button", name="Tiếng Việt").click()
        await sign_in(page, "chi.le", OTHER)
        await expect(page.get_by_role("link", name="Làm việc", exact=True)).to_be_visible()
        await page.evaluate("localStorage.clear()")
        await page.reload()
        await expect(page.get_by_role("link", name="Làm việc", exact=True)).to_be_visible()


async def test_a_sign_in_that_ends_loses_nothing(bank: Bank) -> None:
    async with visiting(bank.web) as visit:
        page = visit.page
        await register(page, "dung.pham", "Phạm Dũng")
        await visit.say(LOAN)
        await page.context.clear_cookies()
        await page.get_by_label("Câu của anh chị").fill("à không, kỳ hạn 36 tháng")
        await page.keyboard.press("Enter")
        again = page.get_by_role("dialog", name="Phiên đăng nhập đã hết hạn")
        await expect(again).to_be_visible()
        await looked_at(visit, "over")
        await page.keyboard.press("Escape")
        await expect(again).to_be_visible()
        await again.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        await page.keyboard.press("Enter")
        await expect(again).to_have_count(0)
        await expect(page.locator("[data-exchange=answered]")).to_have_count(2)
        await expect(visit.field("loanTerm")).to_contain_text("36 tháng")
        await expect(page.get_by_text(LOAN)).to_be_visible()
        visit.trouble.clear()


async def test_a_forgotten_password_goes_by_the_administrator(bank: Bank) -> None:
    async with visiting(bank.web, width=360, height=740) as visit:
        page = visit.page
        await register(page, "em.vu", "Vũ Em")
        await sign_out(page)
        await page.get_by_role("link", name="Quên mật khẩu?").click()
        await page.get_by_label("Tên đăng nhập").fill("em.vu")
        await page.get_by_role("button", name="Xin mã đặt lại").click()
        await expect(page.get_by_role("status").first).to_contain_text("hãy xin mã từ quản trị viên")
        await looked_at(visit, "forgot-phone")
        async with visiting(bank.web, width=360, height=740) as desk:
            admin = desk.page
            await sign_in(admin, "quan.tri")
            await admin.get_by_role("link", name="Quản trị").click()
            line = admin.locator("[data-user='em.vu']")
            await expect(line).to_contain_text("Xin mật khẩu mới")
            await looked_at(desk, "admin-phone")
            await line.get_by_role("button", name="Cấp mã").click()
            code = await admin.locator("[data-code]").inner_text()
            await looked_at(desk, "code-phone")
        await page.get_by_label("Mã đặt lại").fill(code)
        await page.get_by_label("Mật khẩu mới").fill(OTHER)
        await page.get_by_role("button", name="Đặt mật khẩu và đăng nhập").click()
        await expect(page.locator("[data-person='em.vu']")).to_be_visible()
        await looked_at(visit, "signed-in-phone")
        printed = bank.command("reset", "em.vu").splitlines()[0]
        assert len(printed) == 8
        assert printed != code


async def test_an_administrator_sees_sessions_and_shuts_out(bank: Bank) -> None:
    async with visiting(bank.web) as visit, visiting(bank.web) as desk:
        page, admin = visit.page, desk.page
        await register(page, "giang.do", "Đỗ Giang")
        await visit.say(LOAN)
        session = await visit.session_id
        await page.goto(f"{bank.web.url}/admin")
        await expect(page.get_by_role("alert")).to_contain_text("chỉ dành cho quản trị viên")
        await sign_in(admin, "quan.tri")
        await admin.get_by_role("link", name="Quản trị").click()
        await expect(admin.locator("[data-user='giang.do']")).to_be_visible()
        await looked_at(desk, "admin-people")
        await admin.get_by_role("tab", name="Các phiên").click()
        line = admin.locator(f"[data-session={session}]")
        await expect(line).to_contain_text("giang.do")
        await looked_at(desk, "admin-sessions")
        await line.click()
        await expect(admin.get_by_role("table")).to_contain_text("Nguyễn Văn An")
        await looked_at(desk, "admin-session")
        await admin.get_by_role("link", name="Quay lại").click()
        await expect(line).to_be_visible()  # the tab that was left is come back to
        await admin.get_by_role("tab", name="Người dùng").click()
        await admin.locator("[data-user='giang.do']").get_by_role("button", name="Khóa").click()
        await admin.get_by_role("dialog").get_by_role("button", name="Khóa").click()
        await expect(admin.locator("[data-user='giang.do']")).to_contain_text("đang khóa")
        await page.context.clear_cookies(name="s2i_access")
        await page.reload()
        await expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
        await sign_in(page, "giang.do")
        await expect(page.get_by_role("alert")).to_contain_text("Tên đăng nhập hoặc mật khẩu chưa đúng.")
        visit.trouble.clear()
