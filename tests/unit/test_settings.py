"""Settings come from the environment, and what is wrong in it is told in one sentence with the fix."""

import os
from pathlib import Path

import pytest

from speak_to_input.access import is_loopback
from speak_to_input.core.voices import Region, Voice
from speak_to_input.errors import ConfigurationError
from speak_to_input.settings import PREFIX, load_settings, own_origins


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable and no .env of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set() -> None:
    settings = load_settings()
    assert (settings.agent.url, settings.browser.headless) == ("http://127.0.0.1:7863", True)


def test_variables_set_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S2I_AGENT__PORT", "18000")
    monkeypatch.setenv("S2I_BROWSER__HEADLESS", "false")
    monkeypatch.setenv("S2I_BROWSER__MAX_SESSIONS", "7")
    settings = load_settings()
    assert (settings.agent.port, settings.agent.host) == (18000, "127.0.0.1")
    assert (settings.browser.headless, settings.browser.max_sessions) == (False, 7)


def test_dotenv_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("S2I_AGENT__PORT=18001\nS2I_LOGS__LEVEL=debug\nOTHER=1\n")
    monkeypatch.setenv("S2I_AGENT__PORT", "18002")
    settings = load_settings()
    assert (settings.agent.port, settings.logs.level) == (18002, "DEBUG")


@pytest.mark.parametrize(
    ("raw", "origins"),
    [
        ("", ()),
        ("https://a.vn", ("https://a.vn",)),
        ("https://a.vn, http://b.vn:8080/", ("https://a.vn", "http://b.vn:8080")),
        ('["https://a.vn", "https://B.vn"]', ("https://a.vn", "https://b.vn")),
    ],
)
def test_origins_are_a_list(monkeypatch: pytest.MonkeyPatch, raw: str, origins: tuple[str, ...]) -> None:
    monkeypatch.setenv("S2I_FORMS__ALLOWED_ORIGINS", raw)
    assert load_settings().forms.allowed_origins == origins


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("S2I_AGENT__PORT", "many", "integer"),
        ("S2I_AGENT__PORT", "0", "greater"),
        ("S2I_BROWSER__HEADLESS", "perhaps", "boolean"),
        ("S2I_BROWSER__IDLE_CLOSE_S", "-1", "greater"),
        ("S2I_LOGS__LEVEL", "LOUD", "DEBUG"),
        ("S2I_FORMS__ALLOWED_ORIGINS", "forms.bank.vn", "https://"),
        ("S2I_FORMS__ALLOWED_ORIGINS", "https://*.bank.vn", "https://"),
        ("S2I_FORMS__ALLOWED_ORIGINS", "https://a.vn/path", "https://"),
        ("S2I_BROWSER__HEADLES", "true", "headless"),
        ("S2I_BROWZER__HEADLESS", "true", "S2I_BROWSER__"),
        ("S2I_BROWSER", "{}", "S2I_BROWSER__"),
        ("S2I_AGENT__HOST", "0.0.0.0", "sign-in"),
        ("S2I_AGENT__HOST", "192.168.1.5", "127.0.0.1"),
        ("S2I_AGENT__HOST", "bank.vn", "127.0.0.1"),
    ],
)
def test_what_is_wrong_is_named_with_the_fix(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError) as refused:
        load_settings()
    assert name in refused.value.message
    assert told in refused.value.message
    assert "\n" not in refused.value.message


def test_an_unknown_name_in_dotenv_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("S2I_AGENTS__PORT=18001\n")
    with pytest.raises(ConfigurationError, match="S2I_AGENTS__PORT"):
        load_settings()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "LOCALHOST"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "10.0.0.1", "localhost.evil.vn", "127.0.0.1.evil.vn"])
def test_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_options_of_a_provider_are_set_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S2I_TTS__OPTIONS__WORDS_PER_MINUTE", "170")
    monkeypatch.setenv("S2I_TTS__REGION", "south")
    settings = load_settings().tts
    assert settings.options == {"words_per_minute": "170"}
    assert settings.voice == Voice(Region.SOUTH, 1.0)


def test_other_machines_come_only_where_people_sign_in_and_by_known_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("S2I_WEB__HOST", "0.0.0.0")
    with pytest.raises(ConfigurationError, match="S2I_ACCOUNTS__REQUIRED=true"):
        load_settings()
    monkeypatch.setenv("S2I_ACCOUNTS__REQUIRED", "true")
    with pytest.raises(ConfigurationError, match="S2I_ACCOUNTS__ORIGINS"):
        load_settings()
    monkeypatch.setenv("S2I_ACCOUNTS__ORIGINS", "https://noi.bank.vn, https://nội-bộ.bank.vn/")
    settings = load_settings()
    assert settings.accounts.origins == ("https://noi.bank.vn", "https://nội-bộ.bank.vn")
    assert {"https://noi.bank.vn", "http://127.0.0.1:5173", "http://localhost:7863"} <= own_origins(settings)
    assert "http://127.0.0.1:3000" not in own_origins(settings)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("ORIGINS", "http://noi.bank.vn", "https"),
        ("ORIGINS", "https://*.bank.vn", "https"),
        ("KEY", "short", "32"),
        ("PASSWORD_LENGTH", "4", "S2I_ACCOUNTS__PASSWORD_LENGTH"),
        ("TOKEN_S", "1e9", "S2I_ACCOUNTS__TOKEN_S"),
    ],
)
def test_unsafe_sign_in_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv("S2I_ACCOUNTS__REQUIRED", "true")
    monkeypatch.setenv(f"S2I_ACCOUNTS__{name}", value)
    with pytest.raises(ConfigurationError, match=told) as refused:
        load_settings()
    assert "short" not in refused.value.message.replace("too short", "")


def test_pages_elsewhere_without_sign_in_stop_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S2I_ACCOUNTS__ORIGINS", "https://noi.bank.vn")
    with pytest.raises(ConfigurationError, match="S2I_ACCOUNTS__REQUIRED=true"):
        load_settings()


def test_servers_that_help_sound_on_its_way_are_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S2I_WEBRTC__ICE_SERVERS", "stun:127.0.0.1:3478, turn:127.0.0.1:3478?transport=tcp")
    monkeypatch.setenv("S2I_WEBRTC__USERNAME", "voice")
    webrtc = load_settings().webrtc
    assert webrtc.ice_servers == ("stun:127.0.0.1:3478", "turn:127.0.0.1:3478?transport=tcp")
    assert webrtc.username == "voice"
    monkeypatch.setenv("S2I_WEBRTC__ICE_SERVERS", "127.0.0.1:3478")
    with pytest.raises(ConfigurationError, match="no ICE server"):
        load_settings()
