"""A Piper server of our own: it is started when needed, started anew when it ended, and never left behind."""

import json
from contextlib import aclosing
from importlib.util import find_spec
from pathlib import Path

import pytest

from speak_to_input.adapters.tts import piper_server
from speak_to_input.adapters.tts.piper import PiperSpeech
from speak_to_input.adapters.weights.files import digest, seal
from speak_to_input.adapters.weights.model import model_named
from speak_to_input.core.voices import Voice
from speak_to_input.errors import ConfigurationError, ProviderError

# As much of Piper's server as is used: /info, and /synthesize with a WAV as its answer.
SERVER = """
import http.server, io, json, sys, wave
rate = json.loads(open(sys.argv[sys.argv.index("-m") + 1] + ".json").read())["audio"]["sample_rate"]
class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self, body):
        self.send_response(200); self.send_header("Content-Length", str(len(body))); self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        self.answer(b"{}")
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        out = io.BytesIO()
        with wave.open(out, "wb") as file:
            file.setframerate(rate); file.setsampwidth(2); file.setnchannels(1)
            file.writeframes(b"ab" * int(rate * asked["length_scale"]))
        self.answer(out.getvalue())
    def log_message(self, *told):
        pass
port = int(sys.argv[sys.argv.index("--port") + 1])
http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "vi.onnx"
    path.write_bytes(b"weights")
    path.with_name("vi.onnx.json").write_text(json.dumps({"audio": {"sample_rate": 16000}}))
    return path


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A package named piper for the process that is started; gives its server's file."""
    package = tmp_path / "site" / "piper"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "http_server.py").write_text(SERVER)
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    monkeypatch.setattr(piper_server, "find_spec", lambda name: find_spec("json"))
    return package / "http_server.py"


async def length_s(speech: PiperSpeech, voice: Voice) -> float:
    async with aclosing(speech.speak("dạ", voice)) as sound:
        return speech.sound.seconds(sum([len(chunk) async for chunk in sound]))


async def test_it_speaks_and_is_gone_when_closed(model: Path, installed: Path) -> None:
    speech = PiperSpeech(PiperSpeech.Options(model=model))
    assert speech.sound.rate_hz == 16000
    await speech.prepare()
    assert await length_s(speech, Voice(speed=0.5)) == 2.0
    await speech.close()
    with pytest.raises(ProviderError, match="closed"):
        await length_s(speech, Voice())


async def test_a_voice_by_its_name_is_the_one_that_was_pulled(tmp_path: Path, model: Path) -> None:
    pulled = tmp_path / "models" / "piper-vais1000"
    pulled.mkdir(parents=True)
    for file in (model, model.with_name("vi.onnx.json")):
        file.rename(pulled / file.name)
    hashes = {file.name: digest(file) for file in pulled.iterdir()}
    seal(model_named("piper-vais1000"), pulled, hashes, "a commit")
    speech = PiperSpeech(PiperSpeech.Options(voice="piper-vais1000", cache=tmp_path / "models"))
    assert speech.sound.rate_hz == 16000


async def test_one_that_cannot_start_is_said_and_not_left(model: Path, installed: Path) -> None:
    installed.write_text("raise SystemExit(3)")
    with pytest.raises(ProviderError, match="ended with code 3"):
        await PiperSpeech(PiperSpeech.Options(model=model)).prepare()


async def test_without_the_package(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piper_server, "find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match="not installed") as raised:
        await PiperSpeech(PiperSpeech.Options(model=model)).prepare()
    assert "piper-tts" in raised.value.hint


async def test_without_the_voice(model: Path, installed: Path) -> None:
    model.unlink()
    with pytest.raises(ConfigurationError, match="no voice"):
        await PiperSpeech(PiperSpeech.Options(model=model)).prepare()
