"""A paper is photographed in the web application; the camera is Chromium's own, which shows a test picture."""

from playwright.async_api import expect

from tests.e2e.web_process import Web
from tests.e2e.web_visit import visiting

expect.set_options(timeout=20_000)

CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]

REFUSED = [CAMERA[1], "--use-fake-ui-for-media-stream=deny"]


async def test_a_card_is_photographed_and_attached_by_saying_so(web: Web) -> None:
    async with visiting(web, args=CAMERA, permissions=["camera"]) as visit:
        page = visit.page
        await visit.say("mở đơn vay")
        await page.get_by_role("button", name="Chụp ảnh").click()
        sheet = page.get_by_role("dialog", name="Chụp ảnh")
        await expect(sheet.locator("[data-camera=running]")).to_be_visible()
        assert await visit.accessible() == []
        await visit.shoot("camera")
        await sheet.get_by_role("button", name="Chụp", exact=True).click()
        await expect(sheet.get_by_role("img", name="Ảnh vừa chụp")).to_be_visible()
        await sheet.get_by_role("button", name="Chụp lại").click()
        await expect(sheet.locator("[data-camera=running]")).to_be_visible()
        await sheet.get_by_role("button", name="Chụp", exact=True).click()
        await visit.shoot("camera-shot")
        await sheet.get_by_role("button", name="Dùng ảnh này").click()
        await expect(sheet).to_have_count(0)
        picture = page.locator("[data-file='Ảnh chụp 1.jpg']")
        await expect(picture.locator("img")).to_be_visible()
        await visit.say("đính kèm ảnh căn cước")
        await expect(visit.field("idCardImage")).to_contain_text("Ảnh chụp 1.jpg")
        last = page.locator("[data-exchange=answered]").last
        await expect(last.locator("[data-outcome=idCardImage]")).to_have_count(1)
        await visit.shoot("camera-attached")
        assert await page.evaluate("document.querySelector('video')") is None, "the camera is still on"


async def test_without_leave_to_use_the_camera_a_picture_is_chosen(web: Web) -> None:
    async with visiting(web, args=REFUSED) as visit:
        page = visit.page
        await visit.say("mở đơn vay")
        await page.get_by_role("button", name="Chụp ảnh").click()
        sheet = page.get_by_role("dialog", name="Chụp ảnh")
        await expect(sheet.get_by_role("alert")).to_contain_text("chưa cho dùng máy ảnh")
        assert await visit.accessible() == []
        await visit.shoot("camera-refused")
        async with page.expect_file_chooser() as chooser:
            await sheet.get_by_role("button", name="Chọn ảnh có sẵn").click()
        content = b"\x89PNG\r\n\x1a\n" + bytes(32)
        await (await chooser.value).set_files(
            {"name": "can-cuoc.png", "mimeType": "image/png", "buffer": content}
        )
        await expect(page.locator("[data-file='can-cuoc.png']")).to_be_visible()
