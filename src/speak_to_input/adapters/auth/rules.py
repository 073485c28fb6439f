"""How long things hold, and how hard they are to guess."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountRules:
    """Times in seconds."""

    access_s: float = 600.0
    """A token for calls. Short, since it holds until then whatever happens to the account."""
    refresh_s: float = 14 * 86400.0
    """After so long without a call the person signs in again."""
    grace_s: float = 30.0
    """A refresh token may be used once more for so long: two tabs refresh at the same moment."""
    code_s: float = 900.0
    """A code by which a new password is chosen."""
    code_tries: int = 5
    shortest_password: int = 10
    hashing: tuple[int, int, int] = (3, 64 * 1024, 4)
    """Argon2id: passes, memory in KiB, lanes; as RFC 9106 says for a server with little memory."""
