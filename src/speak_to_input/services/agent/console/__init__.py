"""The agent's own start page: type a sentence, see what it did."""

from pathlib import Path

from fastapi import APIRouter

from speak_to_input.services.http.static_page import static_page

_FOLDER = Path(__file__).parent
_FILES = frozenset({"console.js", "giving.js", "live.js", "hands.js", "popups.js", "console.css"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def console_routes(application: str) -> APIRouter:
    """`GET /` and its files; `application` is where people sign in."""
    return static_page(_FOLDER, _FILES, _HEADERS, style="console.css", application=application)
