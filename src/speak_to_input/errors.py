"""The whole error tree of Speak to Input; everything else may import it, it imports nothing.

    SpeakToInputError
    ├── InvalidInput            what the caller sent cannot be used
    │   └── WrongCode           not the code that was given, or too old
    ├── PayloadTooLarge         a body or file above its limit
    ├── RateLimited             too many calls; `retry_after_s` says when to come back
    ├── NotSignedIn             no valid token
    │   └── WrongCredentials    no such name with such a password
    ├── NotAllowed              signed in, but not for this
    │   └── OriginNotAllowed    the page's address is not on the allowed list
    ├── SessionUnknown          no open session of that id
    ├── PersonUnknown           no account of that id
    ├── FormUnknown             no form of that name
    ├── SessionLimit            all browser sessions are in use
    ├── BrowserUnavailable      Chromium cannot be started or reached
    ├── ProviderError           a speech, language or store provider failed
    │   ├── ProviderTimeout     it did not answer in time (retryable)
    │   └── ProviderRefused     it answered with a refusal
    └── ConfigurationError      start-up cannot go on; the message names the fix

Speech that was not understood is a value (`core.commands.Unknown`), never an error.
"""

from collections.abc import Mapping


class SpeakToInputError(Exception):
    """Base of all errors raised on purpose.

    `message` says what was wrong and where, `hint` what to set or do; both without personal data.
    """

    retryable = False

    def __init__(self, message: str, *, hint: str = "", details: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details: dict[str, object] = dict(details or {})


class InvalidInput(SpeakToInputError):
    """What the caller sent cannot be used."""


class WrongCode(InvalidInput):
    """It is not the code that was given last, or it is used up or too old."""


class PayloadTooLarge(SpeakToInputError):
    """A body or file is above its limit."""


class RateLimited(SpeakToInputError):
    """Too many calls in a short time."""

    retryable = True

    def __init__(self, message: str, *, retry_after_s: float, hint: str = "") -> None:
        super().__init__(message, hint=hint, details={"retry_after_s": retry_after_s})
        self.retry_after_s = retry_after_s


class NotSignedIn(SpeakToInputError):
    """No valid token came with the call."""


class WrongCredentials(NotSignedIn):
    """There is no such name with such a password, or it may not sign in; which of these is not told."""


class NotAllowed(SpeakToInputError):
    """The signed-in person may not do this."""


class OriginNotAllowed(NotAllowed):
    """The page's address is not on the allowed list."""


class SessionUnknown(SpeakToInputError):
    """There is no open session of that id."""


class PersonUnknown(SpeakToInputError):
    """There is no account of that id."""


class FormUnknown(SpeakToInputError):
    """There is no form of that name."""


class SessionLimit(SpeakToInputError):
    """All browser sessions are in use."""

    retryable = True


class BrowserUnavailable(SpeakToInputError):
    """Chromium cannot be started or reached."""

    retryable = True


class ProviderError(SpeakToInputError):
    """A speech, language or store provider failed."""


class ProviderTimeout(ProviderError):
    """The provider did not answer in time."""

    retryable = True


class ProviderRefused(ProviderError):
    """The provider answered with a refusal."""


class ConfigurationError(SpeakToInputError):
    """Start-up cannot go on; the message names the fix."""
