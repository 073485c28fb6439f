"""Who may use the services, and from where: the settings of accounts, and which addresses are safe."""

from ipaddress import ip_address
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator
from pydantic_settings import NoDecode

from speak_to_input.errors import ConfigurationError


class AccountSettings(BaseModel):
    """Who may use it. As it comes, one local person does, and nobody signs in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    required: bool = False
    """Everybody signs in; what people do is theirs and nobody else's."""
    registration: bool = True
    """People may make accounts for themselves; else only administrators do: speak-to-input accounts create."""
    origins: Annotated[tuple[str, ...], NoDecode] = ()
    """Where people elsewhere open the application, such as https://noi.bank.vn; needed for other addresses."""
    key: SecretStr = SecretStr("")
    """Signs tokens, the same for all services; "" makes one beside the store. At least 32 characters."""
    token_s: float = Field(default=600.0, ge=30, le=3600)
    """How long a token for calls holds: so long somebody who was shut out may still go on."""
    sign_in_s: float = Field(default=14 * 86400.0, ge=60)
    """A person who made no call for so long signs in again."""
    code_s: float = Field(default=900.0, ge=60, le=86400)
    """How long a code holds by which a new password is chosen."""
    password_length: int = Field(default=10, ge=8, le=64)
    """Characters that a password has at least."""

    @field_validator("origins", mode="before")
    @classmethod
    def _as_list(cls, raw: object) -> object:
        return tuple(p.strip() for p in raw.split(",") if p.strip()) if isinstance(raw, str) else raw

    @field_validator("origins")
    @classmethod
    def _only_safe_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            scheme, _, host = origin.partition("://")
            if scheme != "https" or not host or "/" in host.rstrip("/") or "*" in host:
                raise ValueError(
                    f'"{origin}" is no https origin; passwords go over TLS only, so write https://noi.bank.vn'
                )
        return tuple(origin.rstrip("/").lower() for origin in origins)

    @field_validator("key")
    @classmethod
    def _long_enough(cls, key: SecretStr) -> SecretStr:
        if 0 < len(key.get_secret_value()) < 32:
            raise ValueError(
                "it is too short; use 32 characters or more, as `openssl rand -hex 32` prints them"
            )
        return key

    @model_validator(mode="after")
    def _reachable_safely(self) -> Self:
        if self.origins and not self.required:
            raise ValueError(
                "other machines may come only when everybody signs in; set S2I_ACCOUNTS__REQUIRED=true"
            )
        return self


def refuse_open_address(host: str, section: str, accounts: AccountSettings) -> None:
    """Other machines may reach a service only when everybody signs in and it knows its own pages.

    Raises: ConfigurationError.
    """
    if is_loopback(host):
        return
    variable = f"S2I_{section}__HOST"
    if not accounts.required:
        raise ConfigurationError(
            f"{variable}={host} would open the service to other machines, but sign-in is not "
            f"switched on; use {variable}=127.0.0.1, or set S2I_ACCOUNTS__REQUIRED=true."
        )
    if not accounts.origins:
        raise ConfigurationError(
            f"{variable}={host} opens the service to other machines; set S2I_ACCOUNTS__ORIGINS to where people "
            "open the application, such as https://noi.bank.vn."
        )


def is_loopback(host: str) -> bool:
    """Whether an address or host name means this machine only."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
