"""Records of four forms by talking: many fields in one breath, and one of them sent by voice alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.e2e.fake_microphone import listening_to
from tests.e2e.test_voice_in_chromium import microphone_saying
from tests.e2e.voice_process import Services, running_services
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_talk import SEND, YES
from tests.e2e.web_visit import Visit, visiting
from tests.e2e.web_work import record_of, sent, tell

pytestmark = pytest.mark.timeout(120)
expect.set_options(timeout=30_000)

GREETING_S = 6.0
RIGHT = "đúng rồi"
"""The answer to "have I heard …?", which words of little certainty are asked; without a question it does nothing."""
"""The file begins to sound when the page asks for the microphone: the greeting comes first."""


@dataclass(frozen=True)
class Spoken:
    """One breath on a form; `fills`: field -> value on the page, `shows`: field -> what a person reads."""

    form: str
    asks: str
    says: str
    fills: dict[str, str]
    shows: dict[str, str]


BREATHS = (
    Spoken(
        "crm",
        "mở cập nhật khách hàng",
        "tên khách hàng Trần Thị Hoa phân khúc ưu tiên số điện thoại không chín một hai ba bốn năm sáu bảy tám",
        {"customerName": "Trần Thị Hoa", "customerSegment": "priority", "phoneNumber": "0912345678"},
        {"customerName": "Trần Thị Hoa", "customerSegment": "Ưu tiên", "phoneNumber": "0912345678"},
    ),
    Spoken(
        "hr",
        "mở yêu cầu nhân sự",
        "phòng ban công nghệ thông tin loại yêu cầu nghỉ phép",
        {"department": "it", "requestType": "leave"},
        {"department": "Công nghệ thông tin", "requestType": "Nghỉ phép"},
    ),
    Spoken(
        "compliance",
        "mở báo cáo tuân thủ",
        "loại báo cáo phòng chống rửa tiền trạng thái đang rà soát",
        {"reportType": "aml", "status": "in_review"},
        {"reportType": "Phòng chống rửa tiền", "status": "Đang rà soát"},
    ),
    Spoken(
        "operations",
        "kiểm tra giao dịch",
        "loại giao dịch chuyển tiền đi số tiền giao dịch năm triệu đồng",
        {"transactionType": "transfer_out", "transactionAmount": "5000000"},
        {"transactionType": "Chuyển tiền đi", "transactionAmount": "5.000.000"},
    ),
)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("breaths")
    # eSpeak's voice is no person's: what it says is told to the recogniser as a place tells its own words.
    told = ",".join((SEND, YES, RIGHT, *(breath.says for breath in BREATHS)))
    with running_services(folder, S2I_VOICE__PHRASES=told) as running:
        yield running


@pytest.fixture(scope="module")
def web(services: Services) -> Iterator[Web]:
    with running_web(services.folder, services.agent, services.url) as running:
        yield running


async def heard(visit: Visit, breath: Spoken) -> None:
    """Every field of it is on the page as it was meant, and is told to the person."""
    for name, value in breath.shows.items():
        await expect(visit.field(name)).to_contain_text(value, timeout=45_000)
        await expect(visit.field(name)).to_have_attribute("data-state", "filled")
    session = await visit.session_id
    held = visit.web.agent.values(session)
    assert {name: held[name] for name in breath.fills} == breath.fills
    outcomes = visit.page.locator("[data-exchange=answered] [data-verified=true]")
    seen = await outcomes.evaluate_all("all => all.map(part => part.dataset.outcome)")
    assert set(breath.fills) <= set(seen)


@pytest.mark.parametrize("breath", BREATHS[1:], ids=lambda breath: breath.form)
async def test_many_fields_are_filled_in_one_breath(web: Web, tmp_path: Path, breath: Spoken) -> None:
    microphone = await microphone_saying(
        tmp_path / "breath.wav", (GREETING_S, breath.says), (9.0, RIGHT), (30.0, "")
    )
    async with visiting(web, args=listening_to(microphone), permissions=["microphone"]) as visit:
        await visit.say(breath.asks)
        await expect(visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()
        await visit.page.get_by_role("button", name="Bắt đầu nói").click()
        await heard(visit, breath)
        await visit.shoot(f"spoken-{breath.form}")


async def test_a_customer_is_told_in_one_breath_and_sent_by_voice(web: Web, tmp_path: Path) -> None:
    breath = BREATHS[0]
    said = (
        (GREETING_S, breath.says),
        (9.0, RIGHT),
        (9.0, SEND),
        (14.0, YES),
        (14.0, YES),
        (14.0, YES),
        (30.0, ""),
    )
    microphone = await microphone_saying(tmp_path / "crm.wav", *said)
    async with visiting(web, args=listening_to(microphone), permissions=["microphone"]) as visit:
        page = visit.page
        await visit.say(breath.asks)
        await visit.say("mã khách hàng CUS002")
        await tell(visit, record_of("crm")[1:])
        await page.get_by_role("button", name="Bắt đầu nói").click()
        await heard(visit, breath)
        sheet = page.get_by_role("dialog", name="Kiểm lại trước khi gửi")
        await expect(sheet.locator("[data-field=customerName]")).to_contain_text("Trần Thị Hoa")
        await visit.shoot("spoken-crm-sheet")
        assert web.agent.stored("crm") == []
        await expect(page.get_by_role("heading", name="Đã gửi thành công").first).to_be_visible(
            timeout=60_000
        )
        await sent(visit)
        await visit.shoot("spoken-crm-sent")
        stored = web.agent.stored("crm")[0]
        assert {name: stored[name] for name in breath.fills} == breath.fills
