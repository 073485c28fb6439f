"""Passwords and codes as they are kept: Argon2id hashes, worked out beside the loop."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from speak_to_input.adapters.auth.rules import AccountRules
from speak_to_input.core.people import LONGEST_PASSWORD, same_password

_AT_ONCE = 2
"""Each takes 64 MiB while it is worked out."""


class PasswordHashes:
    """Makes and checks hashes. One that is missing takes as long to check as one that is there."""

    def __init__(self, rules: AccountRules) -> None:
        passes, memory_kib, lanes = rules.hashing
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=lanes)
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._nobody = ""

    async def made(self, secret: str) -> str:
        """The hash to keep."""
        async with self._turn:
            return await asyncio.to_thread(self._hasher.hash, same_password(secret))

    async def fits(self, kept: str | None, secret: str) -> bool:
        """Whether `secret` is what `kept` was made of; None for one that there is not."""
        if not self._nobody:
            self._nobody = await self.made("nobody")
        secret = same_password(secret)[: LONGEST_PASSWORD + 1]
        async with self._turn:
            return await asyncio.to_thread(self._verified, kept or self._nobody, secret) and kept is not None

    def _verified(self, kept: str, secret: str) -> bool:
        try:
            return self._hasher.verify(kept, secret)
        except (VerificationError, InvalidHashError):
            return False
