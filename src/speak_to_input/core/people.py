"""Who uses the product: people, what they may do, and how they like to be served."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from speak_to_input.core.voices import FASTEST, SLOWEST, Region
from speak_to_input.vi.text import fold

LOCAL_ID = "local"
"""Whose everything is where nobody signs in."""
LONGEST_PASSWORD = 128
"""Characters; longer ones only cost time to work out."""
_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{2,63}")


class Role(StrEnum):
    """What somebody may do."""

    PERSON = "person"
    ADMIN = "admin"
    """Looks after people, and may look at everybody's sessions."""


class ScreenLanguage(StrEnum):
    """The language of the pages; what is said to forms is Vietnamese in any case."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who makes a call, as a token says it."""

    person_id: str
    role: Role = Role.PERSON
    expires_at: datetime | None = None
    """Until when the token holds; None for ever."""

    @property
    def is_admin(self) -> bool:
        """Whether everybody's history may be looked at."""
        return self.role is Role.ADMIN


LOCAL = Identity(LOCAL_ID)


@dataclass(frozen=True, slots=True)
class Profile:
    """How a person likes to be served, on any machine."""

    language: ScreenLanguage = ScreenLanguage.VIETNAMESE
    region: Region | None = None
    """The accent of answers; None leaves it to the service."""
    speed: float = 1.0
    aloud: bool = True
    """Answers are spoken, not only shown."""
    push: bool = False
    """Listen only while a button is held."""

    def __post_init__(self) -> None:
        if not SLOWEST <= self.speed <= FASTEST:
            raise ValueError(f"speed {self.speed} is not between {SLOWEST} and {FASTEST}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. `name` is what they sign in with. Times carry their zone."""

    person_id: str
    name: str
    full_name: str
    created_at: datetime
    role: Role = Role.PERSON
    disabled: bool = False
    profile: Profile = field(default_factory=Profile)
    signed_in_at: datetime | None = None
    reset_asked_at: datetime | None = None
    """When they asked for a new password; None once they have it."""


@dataclass(frozen=True, slots=True)
class WantedPeople:
    """Who is looked for; nothing given means everybody."""

    role: Role | None = None
    words: str = ""
    """All of them stand in the name or the full name, without accents and capitals."""

    def fits(self, person: Person) -> bool:
        """Whether that is one of them."""
        told = fold(f"{person.name} {person.full_name}")
        return self.role in {None, person.role} and all(word in told for word in fold(self.words).split())


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Some people by name, and where the next ones begin ("" at the end)."""

    people: tuple[Person, ...] = ()
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person, and what proves it: a short-lived token for calls, and one that gets the next pair, once."""

    person: Person
    access: str = field(repr=False)
    access_until: datetime
    refresh: str = field(repr=False)
    refresh_until: datetime


@dataclass(frozen=True, slots=True)
class ResetCode:
    """With this code a new password can be chosen, once, until `until`."""

    person: Person
    code: str = field(repr=False)
    until: datetime


def sign_in_name(written: str) -> str:
    """The one spelling of a sign-in name; "" where it is none: 3 to 64 of a-z, 0-9 and ._@+-, as in addresses."""
    name = unicodedata.normalize("NFKC", written).strip().casefold()
    return name if _NAME.fullmatch(name) else ""


def same_password(written: str) -> str:
    """One spelling of a password: "ế" is one letter or three, as the keyboard likes it."""
    return unicodedata.normalize("NFKC", written)


def password_problem(password: str, name: str, shortest: int) -> str:
    """What is wrong with a new password, in Vietnamese; "" where nothing is."""
    password = same_password(password)
    if len(password) < shortest:
        return f"Mật khẩu cần ít nhất {shortest} ký tự (hiện có {len(password)})."
    if len(password) > LONGEST_PASSWORD:
        return f"Mật khẩu dài nhất {LONGEST_PASSWORD} ký tự."
    if len(set(password)) < _LEAST_DIFFERENT:
        return "Mật khẩu lặp lại quá ít ký tự khác nhau. Hãy chọn mật khẩu khó đoán hơn."
    known = {name, name.partition("@")[0]}
    if name and password.casefold() in known | {part * 2 for part in known}:
        return "Mật khẩu không được giống tên đăng nhập."
    return ""


_LEAST_DIFFERENT = 4
