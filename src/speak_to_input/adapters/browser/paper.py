"""Documents of our own as PDF: HTML, printed by the Chromium that is there anyway, away from all sessions."""

import asyncio

from playwright.async_api import Browser, PdfMargins
from playwright.async_api import Error as PlaywrightError

from speak_to_input.errors import BrowserUnavailable

_TIMEOUT_S = 30
_FOOT = (
    '<div style="width: 100%; font-size: 8px; color: #51625b; text-align: center;">'
    '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'
)
_MARGIN = PdfMargins(top="14mm", bottom="16mm", left="14mm", right="14mm")


async def printed(browser: Browser, html: str) -> bytes:
    """`html` on A4, its pages numbered. It runs no script and fetches nothing.

    Raises: BrowserUnavailable.
    """
    try:
        async with asyncio.timeout(_TIMEOUT_S):
            context = await browser.new_context(java_script_enabled=False, offline=True)
            try:
                page = await context.new_page()
                await page.set_content(html)
                return await page.pdf(
                    format="A4",
                    margin=_MARGIN,
                    print_background=True,
                    display_header_footer=True,
                    header_template="<span></span>",
                    footer_template=_FOOT,
                    tagged=True,
                )
            finally:
                await context.close()
    except (PlaywrightError, TimeoutError) as error:
        raise BrowserUnavailable("the document could not be printed", hint="try again") from error
