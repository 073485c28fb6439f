"""`contract`: what a service's HTTP routes take and give; the web application's types are made from it."""

import json
from enum import StrEnum

from speak_to_input.cli.voice import service
from speak_to_input.services.agent.server import agent_contract
from speak_to_input.settings import Settings


class Described(StrEnum):
    """A service with a contract."""

    AGENT = "agent"
    VOICE = "voice"


def contract(settings: Settings, of: Described) -> str:
    """OpenAPI as JSON. Raises: ConfigurationError when the voice service's packages are missing."""
    told = agent_contract(settings) if of is Described.AGENT else service("voice_contract")(settings)
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
