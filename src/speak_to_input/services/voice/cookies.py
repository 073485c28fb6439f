"""Tokens on their way: pages get them as cookies that no script can read, programs in the answer."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from speak_to_input.core.people import SignedIn
from speak_to_input.services.http.door import ACCESS_COOKIE, REFRESH_COOKIE


def is_page(request: Request) -> bool:
    """Whether a browser's page asks: browsers name the page's origin with every POST."""
    return "origin" in request.headers


def give_cookies(request: Request, response: Response, signed: SignedIn) -> None:
    """Both tokens as cookies of our own pages."""
    _set(request, response, ACCESS_COOKIE, signed.access, signed.access_until)
    _set(request, response, REFRESH_COOKIE, signed.refresh, signed.refresh_until)


def take_cookies(response: Response) -> None:
    """The page knows nobody any more."""
    for name in (ACCESS_COOKIE, REFRESH_COOKIE):
        response.delete_cookie(name, httponly=True, samesite="strict")


def _set(request: Request, response: Response, name: str, token: str, until: datetime) -> None:
    response.set_cookie(
        name,
        token,
        max_age=max(0, int((until - datetime.now(UTC)).total_seconds())),
        httponly=True,
        samesite="strict",
        # Pages elsewhere come over TLS only (S2I_ACCOUNTS__ORIGINS); those of this machine without.
        secure=request.headers.get("origin", "").startswith("https://"),
    )
