"""A plain page to try the voice: speak, read along, see what was filled, hear the answer."""

from pathlib import Path

from fastapi import APIRouter

from speak_to_input.services.http.static_page import static_page

_FOLDER = Path(__file__).parent
_FILES = frozenset({"voice.js", "voice.css", "sound.js", "capture.js", "recordings.js"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; media-src 'self' blob:;"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def page_routes(application: str) -> APIRouter:
    """`GET /` and its files; `application` is where people sign in."""
    return static_page(_FOLDER, _FILES, _HEADERS, style="voice.css", application=application)
