"""Snapshots of real pages for the corpus: `python -m tests.corpus.snapshots` writes forms/*.json anew.

An e2e test compares them with the live pages, so that the corpus never speaks of a form that is not there.
"""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from fastapi import FastAPI, Response
from fastapi.staticfiles import StaticFiles

from speak_to_input.adapters.browser.browser import PlaywrightBrowser
from speak_to_input.adapters.browser.options import BrowserOptions
from speak_to_input.core.forms import Form
from speak_to_input.services.forms.routes import forms_router
from speak_to_input.settings import load_settings
from speak_to_input.wiring import browser_executable, form_files
from tests.corpus.cases import HERE
from tests.corpus.judging import TODAY

BANK = ("loan", "crm", "hr", "compliance", "operations")
FOREIGN = {"insurance": "bootstrap_like", "school": "react/built", "hospital": "vue/built"}
STRANGE = (
    "chungkhoan",
    "datban",
    "itsupport",
    "nhapvien",
    "thuenha",
    "tuyensinh",
    "vantai",
    "xemay",
    "carrental",
    "clinic",
    "complaint",
    "corpib",
    "creditcard",
    "cv",
    "delivery",
    "electric",
    "electricity",
    "flight",
    "harvest",
    "hochieu",
    "hokinhdoanh",
    "hotel",
    "job",
    "khambenh",
    "muahang",
    "residence",
    "savings",
    "securities",
    "stockin",
    "tamtru",
    "taxhkd",
    "trasoat",
    "workshop",
    "baohanh",
    "guihang",
    "kethon",
    "laixe",
    "tainan",
    "thedn",
    "savings-book",
    "house-moving",
    "course-registration",
    "pension-papers",
    "vaccination-booking",
    "farm-insurance",
    "dien",
    "nhaphoc",
    "hienmau",
    "thuetro",
    "channuoi",
    "thuy",
    "tiec",
    "phananh",
    "inan",
    "congtrinh",
    "hoatuoi",
    "hocboi",
    "giaichay",
    "dondep",
    "guixe",
    "hocbong",
    "matdo",
    "nongho",
    "ocop",
    "suaxe",
    "thucung",
    "yte",
    "vexe",
    "anhcuoi",
)
"""Pages in as many styles of markup, written by somebody who did not know what reads them; the last five by ones who
knew, before anything had read them."""
FOLDERS = FOREIGN | {name: f"strange/{name}" for name in STRANGE}
"""Name in the corpus -> folder of tests/pages."""
PAGES = HERE.parent / "pages"


@contextmanager
def served() -> Iterator[str]:
    """The bank forms and the foreign pages on a free loopback port; gives the base address."""
    app = FastAPI()
    app.add_api_route(_CLOCK, _standing_clock)
    with TemporaryDirectory() as folder:
        app.include_router(forms_router(form_files(), Path(folder) / "s.db", lambda: TODAY), prefix="/forms")
        app.mount("/pages", StaticFiles(directory=PAGES))
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            thread.join(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


_CLOCK = "/forms/shared/js/values.js"


def _standing_clock() -> Response:
    """The bank forms' script that knows today's date, on the corpus' day: limits such as "today-18y" stay."""
    script = (form_files() / "shared/js/values.js").read_text(encoding="utf-8")
    before, now, after = script.partition("new Date()")
    assert now
    return Response(f'{before}new Date("{TODAY}T12:00:00"){after}', media_type="text/javascript")


def addresses(base: str) -> dict[str, str]:
    """Name in the corpus -> address of the page."""
    bank = {name: f"{base}/forms/{name}/" for name in BANK}
    return bank | {name: f"{base}/pages/{folder}/index.html" for name, folder in FOLDERS.items()}


async def read_live(base: str) -> dict[str, Form]:
    """Every form of the corpus as it is on its page right after opening."""
    options = BrowserOptions(
        executable=browser_executable(load_settings()), allowed_origins=(base,), max_sessions=2 * len(FOLDERS)
    )
    browser = PlaywrightBrowser(
        options, form_type_of=lambda url: url.rsplit("/", 2)[1] if "/forms/" in url else ""
    )
    await browser.start()
    try:
        return {name: settled(await browser.open(name, url)) for name, url in addresses(base).items()}
    finally:
        await browser.stop()


def settled(form: Form) -> Form:
    """The form without what differs from one opening to the next."""
    fields = tuple(replace(field, ref="") for field in form.fields)
    buttons = tuple(replace(button, ref=button.label) for button in form.buttons)
    return replace(form, url="", version=0, focused="", fields=fields, buttons=buttons)


def main() -> None:
    """Write the snapshots."""
    with served() as base:
        for name, form in asyncio.run(read_live(base)).items():
            text = json.dumps(asdict(form), ensure_ascii=False, indent=1, sort_keys=True)
            (HERE / "forms" / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
