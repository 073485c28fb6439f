"""Tokens signed with a key that all services of an installation share: JWT, HS256."""

import os
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

import jwt

from speak_to_input.core.people import Identity, Role
from speak_to_input.errors import ConfigurationError, NotSignedIn
from speak_to_input.ports import Tokens

_ALGORITHM = "HS256"
_ISSUER = "speak-to-input"
_FOR_CALLS, _FOR_FORMS = "calls", "forms"
_KEY_BYTES = 32


class SharedKeyTokens(Tokens):
    """Makes and reads tokens; `key` is asked for when it is needed first."""

    def __init__(self, key: Callable[[], bytes], clock: Callable[[], datetime]) -> None:
        self._read_key = key
        self._clock = clock

    @cached_property
    def _key(self) -> bytes:
        return self._read_key()

    async def verify(self, token: str) -> Identity:
        claims = self._claims(token, _FOR_CALLS, ("sub", "role", "exp"))
        try:
            return Identity(
                str(claims["sub"]),
                Role(str(claims["role"])),
                datetime.fromtimestamp(float(str(claims["exp"])), UTC),
            )
        except ValueError:
            raise _not_ours() from None

    def issued(self, who: Identity, holds_s: float) -> tuple[str, datetime]:
        """A token for calls in that person's name, and until when it holds."""
        now = self._clock()
        until = (now + timedelta(seconds=holds_s)).replace(microsecond=0)
        told = {"sub": who.person_id, "role": who.role.value, "iat": now, "exp": until, "aud": _FOR_CALLS}
        return jwt.encode({"iss": _ISSUER, **told}, self._key, _ALGORITHM), until

    def for_forms(self, session_id: str) -> str:
        """What a session's page shows our own forms, so that they know whose form it is; good for nothing else."""
        told = {"iss": _ISSUER, "sub": session_id, "aud": _FOR_FORMS}
        return jwt.encode(told, self._key, _ALGORITHM)

    def session_of_form(self, token: str) -> str:
        """The session whose page shows it. Raises: NotSignedIn."""
        return str(self._claims(token, _FOR_FORMS, ("sub",))["sub"])

    def _claims(self, token: str, audience: str, needed: tuple[str, ...]) -> dict[str, object]:
        try:
            claims: dict[str, object] = jwt.decode(
                token,
                self._key,
                [_ALGORITHM],
                audience=audience,
                issuer=_ISSUER,
                options={"require": [*needed], "verify_exp": False, "verify_iat": False},
            )
        except (jwt.InvalidTokenError, UnicodeError):
            raise _not_ours() from None
        # by our own clock, which tests can move
        if "exp" in needed and float(str(claims["exp"])) <= self._clock().timestamp():
            raise NotSignedIn("the sign-in is too old", hint="refresh it, or sign in again")
        return claims


def _not_ours() -> NotSignedIn:
    return NotSignedIn("the token is none of ours", hint="sign in")


def key_of(setting: str, file: Path) -> bytes:
    """The key that was set; else the one in `file`, made when it is not there. Raises: ConfigurationError."""
    if setting:
        return setting.encode()
    try:
        return file.read_bytes() if file.is_file() else _made(file)
    except OSError as error:
        raise ConfigurationError(
            f"the key of sign-ins {file} cannot be used ({error.strerror}); set S2I_ACCOUNTS__KEY."
        ) from None


def _made(file: Path) -> bytes:
    """Two services may start at the same moment: the first to put its key there wins, whole."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_bytes(secrets.token_hex(_KEY_BYTES).encode())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return file.read_bytes()
