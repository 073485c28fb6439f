"""What people send about their accounts, and what they are answered."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from speak_to_input.core.people import ScreenLanguage
from speak_to_input.core.voices import FASTEST, SLOWEST, Region
from speak_to_input.wire import Body, PersonJson

Name = Annotated[str, StringConstraints(max_length=200)]
Password = Annotated[str, StringConstraints(max_length=1000)]
FullName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
Token = Annotated[str, StringConstraints(max_length=4000)]


class Credentials(Body):
    """A name and its password."""

    name: Name = Field(examples=["an.nguyen@bank.vn"])
    password: Password


class Registration(Credentials):
    """An account to be made."""

    full_name: FullName = ""


class Forgotten(Body):
    """Who needs a new password."""

    name: Name


class NewPassword(Body):
    """The code, and the password from now on."""

    name: Name
    code: Annotated[str, StringConstraints(max_length=64)]
    password: Password


class PasswordChange(Body):
    """The old password, and the one from now on."""

    old: Password
    new: Password


class RefreshToken(Body):
    """Programs send it; pages have a cookie."""

    refresh_token: Token = ""


class ProfileChange(Body):
    """How the person likes to be served; what is left out stays as it is."""

    language: ScreenLanguage | None = None
    region: Region | None = None
    """null: as the service speaks."""
    speed: Annotated[float, Field(ge=SLOWEST, le=FASTEST)] | None = None
    aloud: bool | None = None
    push: bool | None = None


class MeChange(Body):
    """What a person changes about themselves."""

    full_name: FullName | None = None
    profile: ProfileChange = ProfileChange()


class Registered(BaseModel):
    """The new account."""

    success: Literal[True] = True
    person: PersonJson  # type: ignore[valid-type]
    correlation_id: str


class SignedInJson(BaseModel):
    """Who signed in. Programs get the tokens here; pages have them as cookies."""

    success: Literal[True] = True
    person: PersonJson  # type: ignore[valid-type]
    correlation_id: str
    expires_at: datetime
    access_token: str | None
    refresh_token: str | None
    token_type: Literal["Bearer"] = "Bearer"


class Verified(BaseModel):
    """Whose token came along, if it is good, and how people sign in here."""

    success: Literal[True] = True
    signed_in: bool
    person: PersonJson | None  # type: ignore[valid-type]
    expires_at: datetime | None
    refreshable: bool
    """A refresh token came along: POST /api/auth/refresh may sign in again."""
    required: bool
    registration: bool
    password_length: int
    correlation_id: str


class Accepted(BaseModel):
    """It is done, if there is such an account: that is not told."""

    success: Literal[True] = True
    message: str
    correlation_id: str
