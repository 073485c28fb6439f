"""One picture of all pictures that the tests kept, to be looked at: `contact_sheet.py FOLDER [SINCE]`.

Writes FOLDER/contact-sheet.html and .png and prints where they are. Pictures older than the file SINCE are left out:
they are of another run.
"""

import sys
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from speak_to_input.settings import Settings
from speak_to_input.wiring import browser_executable

NAME = "contact-sheet"
WIDTH = 1800
STYLE = """
body { margin: 16px; font: 13px sans-serif; background: #eee }
main { display: grid; grid-template-columns: repeat(5, 1fr); gap: 12px }
figure { margin: 0; background: #fff; border: 1px solid #bbb }
img { display: block; width: 100%; height: 210px; object-fit: contain; object-position: top }
figcaption { padding: 4px 6px }
"""


def pictures(folder: Path, since: float) -> list[Path]:
    """Those of this run, by name."""
    found = folder.glob("*.png")
    return sorted(p for p in found if p.stem != NAME and p.stat().st_mtime >= since)


def page(shown: list[Path]) -> str:
    """The sheet; each picture leads to itself."""
    figures = "\n".join(
        f'<figure><a href="{escape(p.name)}"><img src="{escape(p.name)}" alt=""></a>'
        f"<figcaption>{escape(p.stem)}</figcaption></figure>"
        for p in shown
    )
    title = f"{len(shown)} pictures"
    head = f"<!doctype html><meta charset=utf-8><title>{title}</title><style>{STYLE}</style>"
    return f"{head}<h1>{title}</h1><main>{figures}</main>"


def photographed(sheet: Path, picture: Path) -> None:
    """The sheet as one picture."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=browser_executable(Settings()), chromium_sandbox=False
        )
        screen = browser.new_page(viewport={"width": WIDTH, "height": 900})
        screen.goto(sheet.absolute().as_uri())
        screen.screenshot(path=picture, full_page=True)
        browser.close()


def main() -> int:
    """Make it; 1 where there is nothing to show."""
    folder = Path(sys.argv[1])
    since = Path(sys.argv[2]).stat().st_mtime if len(sys.argv) > 2 else 0.0
    shown = pictures(folder, since)
    if not shown:
        print(f"No pictures in {folder}")
        return 1
    sheet = folder / f"{NAME}.html"
    sheet.write_text(page(shown), "utf-8")
    photographed(sheet, sheet.with_suffix(".png"))
    print(
        f"{len(shown)} pictures to look at: {sheet.with_suffix('.png').absolute()} (or {sheet.name} beside it)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
