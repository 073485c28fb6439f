"""The web application's types are made from the services' contracts: are those the ones of today?"""

import json
from pathlib import Path

import pytest

from speak_to_input.cli.contract import Described, contract
from speak_to_input.settings import LogSettings, Settings, StoreSettings

CLIENT = Path(__file__).parents[2] / "web" / "src" / "client"


@pytest.mark.filterwarnings("ignore:'audioop' is deprecated:DeprecationWarning")  # Pipecat's
@pytest.mark.parametrize("service", list(Described))
def test_the_committed_contract_is_the_one_of_the_service(service: Described, tmp_path: Path) -> None:
    settings = Settings(store=StoreSettings(path=tmp_path / "data.sqlite"), logs=LogSettings(folder=tmp_path))
    kept = json.loads((CLIENT / f"{service}.openapi.json").read_text("utf-8"))
    assert kept == json.loads(contract(settings, service)), "run: sh scripts/client.sh"
