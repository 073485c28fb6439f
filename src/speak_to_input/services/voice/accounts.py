"""`/api/auth/…`: signing in and out, a new password, and what people say about themselves."""

from dataclasses import replace

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from speak_to_input import errors
from speak_to_input.access import AccountSettings
from speak_to_input.core.people import Profile, SignedIn
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.ports import Accounts
from speak_to_input.services.http.door import REFRESH_COOKIE, Door, Who
from speak_to_input.services.http.errors import OF_ANY_CALL, declared
from speak_to_input.services.voice.account_bodies import (
    Accepted,
    Credentials,
    Forgotten,
    MeChange,
    NewPassword,
    PasswordChange,
    ProfileChange,
    RefreshToken,
    Registered,
    Registration,
    SignedInJson,
    Verified,
)
from speak_to_input.services.voice.attempts import Attempts
from speak_to_input.services.voice.cookies import give_cookies, is_page, take_cookies
from speak_to_input.services.voice.parts import Parts
from speak_to_input.wire import PersonJson

_ANY = (
    *OF_ANY_CALL,
    errors.ProviderError,
)
_CODE_COMES = (
    "Nếu có tài khoản này, một mã đặt lại đã được tạo. Máy chủ không gửi thư: hãy xin mã từ quản trị viên."
)
_TRY = (*_ANY, errors.WrongCredentials, errors.WrongCode)


def account_routes(parts: Parts, settings: AccountSettings) -> APIRouter:
    """What people do with their own accounts."""
    router = APIRouter(prefix="/api/auth", tags=["accounts"])
    attempts, where = Attempts(parts.metrics), [Depends(_only_where_people_sign_in)]
    router.include_router(_verify_route(parts, settings))
    router.include_router(_sign_in_routes(parts.accounts, attempts, settings), dependencies=where)
    router.include_router(_own_routes(parts, attempts), dependencies=where)
    return router


async def _only_where_people_sign_in(request: Request) -> None:
    door: Door = request.app.state.door
    if not door.sign_in:
        raise errors.NotAllowed(
            "nobody signs in here", hint="S2I_ACCOUNTS__REQUIRED=true switches accounts on"
        )


def _verify_route(parts: Parts, settings: AccountSettings) -> APIRouter:
    router = APIRouter()

    @router.get("/verify", responses=declared(*_ANY))
    async def verify(request: Request) -> Verified:
        """Whose token came along, if it is good. Nobody is refused here: a page asks this first."""
        door: Door = request.app.state.door
        person = until = None
        if door.sign_in:
            try:
                who = await door.who(request)
                person, until = await parts.people.person(who.person_id), who.expires_at
            except (errors.NotSignedIn, errors.PersonUnknown):
                person = until = None
            if person is not None and person.disabled:
                person = until = None
        return Verified(
            signed_in=person is not None,
            person=PersonJson.model_validate(person) if person else None,
            expires_at=until,
            refreshable=bool(request.cookies.get(REFRESH_COOKIE)),
            required=settings.required,
            registration=settings.required and settings.registration,
            password_length=settings.password_length,
            correlation_id=current_correlation_id(),
        )

    return router


def _sign_in_routes(accounts: Accounts, attempts: Attempts, settings: AccountSettings) -> APIRouter:
    router = APIRouter()

    @router.post("/register", status_code=201, responses=declared(*_ANY))
    async def register(asked: Registration, request: Request) -> Registered:
        """Make an account for oneself."""
        if not settings.registration:
            raise errors.NotAllowed("people make no accounts here themselves", hint="ask an administrator")
        with attempts.of("register", request):
            person = await accounts.sign_up(asked.name, asked.password, asked.full_name)
        shown = PersonJson.model_validate(person)
        return Registered(person=shown, correlation_id=current_correlation_id())

    @router.post("/login", responses=declared(*_TRY))
    async def login(asked: Credentials, request: Request, response: Response) -> SignedInJson:
        """Sign in: pages get cookies, programs tokens."""
        with attempts.of("login", request, asked.name):
            signed = await accounts.sign_in(asked.name, asked.password)
        attempts.forgive(asked.name)
        return signed_in(request, response, signed)

    @router.post("/refresh", responses=declared(*_ANY))
    async def refresh(asked: RefreshToken, request: Request, response: Response) -> SignedInJson:
        """The next pair of tokens; the refresh token that was sent is worth nothing afterwards."""
        with attempts.of("refresh", request):
            signed = await accounts.refresh(_refresh_token(asked, request))
        return signed_in(request, response, signed)

    @router.post("/logout", status_code=204, responses=declared(*_ANY))
    async def logout(asked: RefreshToken, request: Request) -> Response:
        """End this sign-in."""
        with attempts.of("logout", request):
            await accounts.sign_out(_refresh_token(asked, request))
        response = Response(status_code=204)
        take_cookies(response)
        return response

    @router.post("/forgot-password", status_code=202, responses=declared(*_ANY))
    async def forgot_password(asked: Forgotten, request: Request) -> Accepted:
        """Have a code made by which a new password can be chosen. Whether there is such an account is not told."""
        with attempts.of("forgot_password", request, asked.name):
            await accounts.forgot(asked.name)
        return Accepted(message=_CODE_COMES, correlation_id=current_correlation_id())

    @router.post("/reset-password", status_code=204, responses=declared(*_TRY))
    async def reset_password(asked: NewPassword, request: Request) -> None:
        """Choose a new password by the code. Every sign-in of the account ends."""
        with attempts.of("reset_password", request, asked.name):
            await accounts.reset(asked.name, asked.code, asked.password)
        attempts.forgive(asked.name)

    return router


def _own_routes(parts: Parts, attempts: Attempts) -> APIRouter:
    router = APIRouter()

    @router.get("/me", responses=declared(*_ANY, errors.PersonUnknown))
    async def me(who: Who) -> Registered:
        """Who one is."""
        shown = PersonJson.model_validate(await parts.people.person(who.person_id))
        return Registered(person=shown, correlation_id=current_correlation_id())

    @router.patch("/me", responses=declared(*_ANY, errors.PersonUnknown))
    async def change_me(asked: MeChange, who: Who) -> Registered:
        """Change what one is called and how one likes to be served."""
        person = await parts.people.person(who.person_id)
        full_name = person.full_name if asked.full_name is None else asked.full_name
        profile = _changed(person.profile, asked.profile)
        person = await parts.people.keep(who.person_id, profile=profile, full_name=full_name)
        return Registered(person=PersonJson.model_validate(person), correlation_id=current_correlation_id())

    @router.post("/change-password", responses=declared(*_TRY, errors.PersonUnknown))
    async def change_password(
        asked: PasswordChange, who: Who, request: Request, response: Response
    ) -> SignedInJson:
        """Choose a new password; every other sign-in of the account ends."""
        name = (await parts.people.person(who.person_id)).name
        with attempts.of("change_password", request, name):
            await parts.accounts.change_password(who.person_id, asked.old, asked.new)
        attempts.forgive(name)
        return signed_in(request, response, await parts.accounts.sign_in(name, asked.new))

    return router


def signed_in(request: Request, response: Response, signed: SignedIn) -> SignedInJson:
    """The answer to who signed in, the cookies of pages included."""
    page = is_page(request)
    if page:
        give_cookies(request, response, signed)
    response.headers["Cache-Control"] = "no-store"
    return SignedInJson(
        person=PersonJson.model_validate(signed.person),
        expires_at=signed.access_until,
        access_token=None if page else signed.access,
        refresh_token=None if page else signed.refresh,
        correlation_id=current_correlation_id(),
    )


def _refresh_token(asked: RefreshToken, request: Request) -> str:
    """The program's, or the page's cookie. Raises: NotSignedIn, OriginNotAllowed."""
    if asked.refresh_token:
        return asked.refresh_token
    cookie = request.cookies.get(REFRESH_COOKIE)
    if not cookie:
        raise errors.NotSignedIn("no refresh token came with the call", hint="sign in: POST /api/auth/login")
    door: Door = request.app.state.door
    door.refuse_forged(request)
    return cookie


def _changed(profile: Profile, asked: ProfileChange) -> Profile:
    told = {name: getattr(asked, name) for name in asked.model_fields_set}
    return replace(profile, **{k: v for k, v in told.items() if v is not None or k == "region"})
