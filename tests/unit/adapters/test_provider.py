"""A provider is chosen by name; what is wrong with the choice is one sentence that names the variable."""

import pytest
from pydantic import BaseModel, ConfigDict, Field

from speak_to_input.adapters.provider import build_provider
from speak_to_input.adapters.tts.table import PROVIDERS
from speak_to_input.errors import ConfigurationError


class Quiet:
    """A provider of this test's own."""

    class Options(BaseModel):
        model_config = ConfigDict(frozen=True, extra="forbid")
        key: str = Field(default="", max_length=4)

    def __init__(self, options: Options) -> None:
        self.options = options


def test_every_row_of_the_table_can_be_built() -> None:
    here = "http://127.0.0.1:1"
    needed: dict[str, dict[str, object]] = {
        "elevenlabs": {"base_url": here, "api_key": "k", "voice": "v"},
        "openai": {"base_url": here},
        "piper": {"base_url": here},
    }
    for name in PROVIDERS:
        assert build_provider("tts", name, PROVIDERS, needed.get(name, {})).traits.provider == name


def test_an_option_that_must_be_set_is_named() -> None:
    with pytest.raises(ConfigurationError, match="openai needs S2I_TTS__OPTIONS__BASE_URL"):
        build_provider("tts", "openai", PROVIDERS, {})


def test_a_class_of_one_s_own_is_named_with_its_module() -> None:
    built = build_provider("tts", f"{__name__}:Quiet", {}, {"key": "abc"})
    assert built.options.key == "abc"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("espaek", "S2I_TTS__NAME"),
        ("no.such.module:Class", "cannot be loaded"),
        ("speak_to_input.adapters.tts.fake:Nobody", "Nobody"),
    ],
)
def test_a_name_that_leads_nowhere(name: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        build_provider("tts", name, PROVIDERS, {})
    assert said in raised.value.message
    assert raised.value.hint


def test_an_unknown_option_is_named_with_those_that_exist() -> None:
    with pytest.raises(ConfigurationError, match=r"S2I_TTS__OPTIONS__PACE is no option.*words_per_minute"):
        build_provider("tts", "espeak", PROVIDERS, {"pace": "9"})


def test_a_value_that_cannot_be_used_is_not_repeated() -> None:
    with pytest.raises(ConfigurationError, match="S2I_TTS__OPTIONS__KEY") as raised:
        build_provider("tts", f"{__name__}:Quiet", {}, {"key": "a-secret"})
    assert "a-secret" not in raised.value.message
