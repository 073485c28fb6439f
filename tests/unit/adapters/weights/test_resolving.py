"""A pinned model that is not here is fetched when the hub answers, and a start never waits for one that does not."""

import hashlib
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from speak_to_input.adapters.weights.model import Source
from speak_to_input.adapters.weights.models import SpeechModels
from speak_to_input.adapters.weights.resolving import Shelf, resolve
from speak_to_input.errors import ConfigurationError
from speak_to_input.observe.progress import Stage, Step, watched
from tests.unit.adapters.weights.hub_server import COMMIT, Hub, hub_server

FILES = {
    "config.json": b"{}",
    "model.bin": bytes(range(256)) * 400,
    "tokenizer.json": b'{"a": 1}',
    "vocabulary.txt": b"a\nb\n",
}
NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 1000)
    with hub_server() as server:
        server.files = dict(FILES)
        yield server


def shelf(tmp_path: Path, hub: str, *, fetch: bool = True, wrong: bool = False) -> Shelf:
    """A place for models whose operator has pinned Whisper small."""
    sha256 = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    if wrong:
        sha256["model.bin"] = "0" * 64
    pins = tmp_path / "pins.json"
    pins.write_text(json.dumps({"whisper-small": {"commit": COMMIT, "sha256": sha256}}))
    return Shelf(tmp_path / "models", pins, fetch, hub)


def test_what_the_operator_pinned_is_fetched_with_its_progress_told(hub: Hub, tmp_path: Path) -> None:
    steps: list[Step] = []
    place = shelf(tmp_path, hub.url)
    with watched(steps.append):
        found = resolve("whisper-small", place)
    assert (found.model, found.source, found.instead_of) == ("whisper-small", Source.HUB, "")
    fetched = [step for step in steps if step.stage is Stage.FETCHING]
    size = sum(map(len, FILES.values()))
    assert len(fetched) > 50, "often enough to be watched"
    assert (fetched[-1].done_bytes, fetched[-1].total_bytes) == (size, size)
    assert hub.asked == [COMMIT], "the pinned commit, and no other"
    hub.asked.clear()
    assert resolve("whisper-small", place) == found, "the record says where it came from"
    assert hub.asked == [], "what is here is not asked for"


def test_a_fetch_that_broke_off_goes_on_where_it_was(hub: Hub, tmp_path: Path) -> None:
    hub.breaks["model.bin"] = [40_000]
    steps: list[Step] = []
    with watched(steps.append):
        assert resolve("whisper-small", shelf(tmp_path, hub.url)).source is Source.HUB
    assert hub.sent["model.bin"] == len(FILES["model.bin"]), "nothing is sent twice"
    assert max(step.done_bytes or 0 for step in steps) == sum(map(len, FILES.values()))


def test_a_hub_with_other_files_is_refused_before_anything_is_fetched(hub: Hub, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"other files .*model\.bin"):
        resolve("whisper-small", shelf(tmp_path, hub.url, wrong=True))
    assert hub.sent == {}


def test_a_small_file_that_is_not_the_pinned_one_is_refused(hub: Hub, tmp_path: Path) -> None:
    """The hub tells no SHA-256 of small files: it is found out when they are here."""
    hub.files["config.json"] = b'{"other": 1}'
    with pytest.raises(ConfigurationError, match=r"config\.json"):
        resolve("whisper-small", shelf(tmp_path, hub.url))
    hub.files["config.json"] = FILES["config.json"]
    assert resolve("whisper-small", shelf(tmp_path, hub.url)).source is Source.HUB


def test_without_a_hub_the_packaged_model_stands_in_and_says_so(tmp_path: Path) -> None:
    found = resolve("whisper-small", shelf(tmp_path, NOBODY))
    assert (found.model, found.source, found.instead_of) == ("whisper-base", Source.PACKAGES, "whisper-small")


def test_a_hub_that_does_not_answer_costs_a_moment_and_only_once(hub: Hub, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        place = shelf(tmp_path, f"http://127.0.0.1:{silent.getsockname()[1]}")
        resolve("whisper-base", place)  # unpacking it is not what is measured
        began = time.monotonic()
        assert resolve("whisper-small", place).instead_of == "whisper-small"
        assert time.monotonic() - began < 4
    there = shelf(tmp_path, hub.url)
    assert resolve("whisper-small", there).instead_of == "whisper-small", (
        "the hub is not asked again for an hour"
    )
    assert hub.asked == []
    (there.cache / "hub-away").unlink()
    assert resolve("whisper-small", there).source is Source.HUB


def test_pulling_by_hand_asks_the_hub_whatever_happened_before(hub: Hub, tmp_path: Path) -> None:
    resolve("whisper-small", shelf(tmp_path, NOBODY))
    there = shelf(tmp_path, hub.url)
    models = SpeechModels(there)
    models.pull("whisper-small")
    assert resolve("whisper-small", there).source is Source.HUB
    assert {name: held for name, _, held, _ in models.listed()}["whisper-small"].endswith("pins.json states")


def test_nothing_is_fetched_unasked(hub: Hub, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as missing:
        resolve("whisper-small", shelf(tmp_path, hub.url, fetch=False))
    assert missing.value.hint.endswith("models pull whisper-small")
    with pytest.raises(ConfigurationError, match="not on this machine"):
        resolve("whisper-small", Shelf(tmp_path / "models", hub=hub.url))  # nobody pinned it
    assert hub.asked == []


@pytest.mark.parametrize("text", ["", "[]", '{"whisper-small": {"commit": "main", "sha256": {}}}'])
def test_pins_that_cannot_be_read_are_told(tmp_path: Path, text: str) -> None:
    pins = tmp_path / "pins.json"
    pins.write_text(text)
    with pytest.raises(ConfigurationError, match=r"pins\.json cannot be used"):
        resolve("whisper-small", Shelf(tmp_path, pins))


def test_pins_of_this_project_are_not_loosened(tmp_path: Path) -> None:
    pins = tmp_path / "pins.json"
    pins.write_text(json.dumps({"whisper-base": {"commit": COMMIT, "sha256": {"model.bin": "0" * 64}}}))
    assert resolve("whisper-base", Shelf(tmp_path, pins)).source is Source.PACKAGES


def test_a_voice_is_held_to_the_md5_that_its_list_of_files_has(hub: Hub, tmp_path: Path) -> None:
    folder = "vi/vi_VN/vais1000/medium"
    hub.files = {f"{folder}/vi_VN-vais1000-medium{end}": b"not it" for end in (".onnx", ".onnx.json")}
    with pytest.raises(ConfigurationError, match=r"vais1000-medium\.onnx"):
        SpeechModels(Shelf(tmp_path, hub=hub.url)).pull("piper-vais1000")
