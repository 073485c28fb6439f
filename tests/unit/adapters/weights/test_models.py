"""Weights come whole and right, or it is said what is wrong with them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from speak_to_input.adapters.weights.files import RECORD, digest, trouble, unpack
from speak_to_input.adapters.weights.hub import pull
from speak_to_input.adapters.weights.model import Model, Source, model_named
from speak_to_input.adapters.weights.models import SpeechModels
from speak_to_input.adapters.weights.resolving import Shelf, resolve
from speak_to_input.errors import ConfigurationError, ProviderError
from speak_to_input.observe.progress import Stage, Step, watched
from tests.unit.adapters.weights.hub_server import COMMIT, Hub, hub_server

SMALL = Model("small", "a test", "owner/small", folder="sub")


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    # The client keeps what arrived in whole blocks of 10 MB; these files are smaller than that.
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 1000)
    with hub_server() as server:
        server.files = {
            "README.md": b"not wanted",
            "sub/config.json": b"{}",
            "sub/model.bin": bytes(range(256)) * 400,
            "sub/tokenizer.json": b'{"a": 1}',
            "sub/vocabulary.txt": b"a\nb\n",
        }
        yield server


def test_a_model_is_pulled_checked_and_noted(hub: Hub, tmp_path: Path) -> None:
    folder = pull(SMALL, tmp_path, hub.url)
    assert {path.name for path in folder.iterdir()} == {
        "config.json", "model.bin", "tokenizer.json", "vocabulary.txt", RECORD,
    }  # fmt: skip
    assert (folder / "model.bin").read_bytes() == hub.files["sub/model.bin"]
    assert json.loads((folder / RECORD).read_text())["commit"] == COMMIT
    assert trouble(SMALL, tmp_path) == ""
    (folder / "model.bin").write_bytes(b"changed")
    assert trouble(SMALL, tmp_path) == "damaged: model.bin"


def test_a_download_that_breaks_off_goes_on_where_it_was(
    hub: Hub, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TQDM_POSITION", "-1")  # a bar even where nobody looks
    path = "sub/model.bin"
    hub.breaks[path] = [40_000]
    folder = pull(SMALL, tmp_path, hub.url)
    assert (folder / "model.bin").read_bytes() == hub.files[path]
    assert hub.ranges == ["bytes=40000-"], "only the rest is asked for again"
    assert hub.sent[path] == len(hub.files[path]), "nothing is sent twice"
    assert "model.bin" in capfd.readouterr().err, "the person sees how far it is"


def test_what_arrived_before_a_lost_hub_is_kept_for_the_next_try(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client tries again five times by itself."""
    path = "sub/model.bin"
    hub.breaks[path] = [60_000, 0, 0, 0, 0, 0]
    monkeypatch.setattr("huggingface_hub.file_download.time.sleep", lambda seconds: None)
    with pytest.raises(ProviderError, match="could not be fetched"):
        pull(SMALL, tmp_path, hub.url)
    assert not (tmp_path / "small" / RECORD).exists()
    folder = pull(SMALL, tmp_path, hub.url)
    assert (folder / "model.bin").read_bytes() == hub.files[path]
    assert hub.ranges[-1] == "bytes=60000-"
    assert hub.sent[path] == len(hub.files[path])


@pytest.mark.parametrize("path", ["sub/model.bin", "sub/config.json"])
def test_a_file_that_is_not_what_the_hub_announced_is_refused(hub: Hub, tmp_path: Path, path: str) -> None:
    hub.damaged.add(path)
    with pytest.raises(ConfigurationError, match=path.removeprefix("sub/")):
        pull(SMALL, tmp_path, hub.url)
    assert not (tmp_path / "small" / RECORD).exists()
    hub.damaged.clear()
    assert pull(SMALL, tmp_path, hub.url).is_dir(), "the next try mends it"


def test_a_repository_without_weights_for_us_is_told(hub: Hub, tmp_path: Path) -> None:
    del hub.files["sub/model.bin"]
    with pytest.raises(ConfigurationError, match="no weights that can be used"):
        pull(SMALL, tmp_path, hub.url)


def test_a_hub_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProviderError, match="could not be fetched"):
        pull(SMALL, tmp_path, "http://127.0.0.1:9")


def test_packaged_weights_are_put_together_and_checked(tmp_path: Path) -> None:
    base = model_named("whisper-base")
    steps: list[Step] = []
    with watched(steps.append):
        found = resolve("whisper-base", Shelf(tmp_path))
    folder = found.folder
    assert (found.model, found.source, found.instead_of) == ("whisper-base", Source.PACKAGES, "")
    size = sum((folder / name).stat().st_size for name in base.hashes)
    for stage in (Stage.UNPACKING, Stage.CHECKING):
        told = [step for step in steps if step.stage is stage]
        assert len(told) > 100, "often enough to be watched"
        assert told[-1].done_bytes == told[-1].total_bytes == size
    assert trouble(base, tmp_path) == ""
    (folder / RECORD).unlink()
    wrong = Model(
        "whisper-base", "", "", hashes=base.hashes | {"model.bin": "0" * 64}, packages=base.packages
    )
    with pytest.raises(ConfigurationError, match=r"model\.bin"):
        unpack(wrong, folder)
    assert not (folder / "model.bin").exists()


def test_unknown_and_missing_models_name_the_fix(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no known model") as unknown:
        resolve("whisper-huge", Shelf(tmp_path))
    assert "phowhisper-small" in unknown.value.hint
    with pytest.raises(ConfigurationError) as missing:
        resolve("phowhisper-small", Shelf(tmp_path))
    assert missing.value.hint.endswith("models pull phowhisper-small")


def test_what_is_listed_and_checked(tmp_path: Path) -> None:
    models = SpeechModels(Shelf(tmp_path))
    assert {name: where for name, _, _, where in models.listed()}["whisper-base"] == "no, in its packages"
    assert models.pull("whisper-base") == tmp_path / "whisper-base"
    assert list(models.checked()) == [("whisper-base", "")]
    assert {name: where for name, _, _, where in models.listed()}["whisper-base"] == "from packages"
    pinned = {name: held for name, _, held, _ in models.listed()}
    assert pinned["whisper-base"].startswith("by SHA-256")
    assert pinned["piper-vais1000"].startswith("by commit and MD5")
    assert pinned["phowhisper-small"].startswith("no: nobody reached from here states its hash")


def test_weights_that_changed_since_are_not_loaded(tmp_path: Path) -> None:
    folder = resolve("whisper-base", Shelf(tmp_path)).folder
    assert resolve("whisper-base", Shelf(tmp_path)).folder == folder
    (folder / "config.json").write_text("{}")
    # Whoever changed the file may have changed the record beside it.
    record = json.loads((folder / RECORD).read_text())
    record["sha256"]["config.json"] = digest(folder / "config.json")
    (folder / RECORD).write_text(json.dumps(record))
    with pytest.raises(ConfigurationError, match=r"config\.json"):
        resolve("whisper-base", Shelf(tmp_path))
