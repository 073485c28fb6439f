"""A Piper server of our own: started with a voice when it is first needed, ended when we end."""

import asyncio
import json
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import httpx

from speak_to_input.adapters.weights.resolving import Shelf, resolve
from speak_to_input.core.sound import SoundFormat
from speak_to_input.errors import ConfigurationError, ProviderError, ProviderTimeout

_PATIENCE_S = 30.0
"""Loading a voice takes about a second; on a busy machine more."""
_POLL_S = 0.05


def pulled_voice(name: str, cache: Path) -> Path:
    """The .onnx file of a voice that was pulled and checked. Raises: ConfigurationError."""
    folder = resolve(name, Shelf(cache, fetch=False)).folder
    for model in sorted(folder.rglob("*.onnx")):
        return model
    raise ConfigurationError(f"{name} is no voice for Piper", hint="see: speak-to-input models list")


def sound_of_model(model: Path) -> SoundFormat:
    """The format that the file beside a voice tells. Raises: ConfigurationError."""
    told = model.with_name(f"{model.name}.json")
    try:
        return SoundFormat(int(json.loads(told.read_text(encoding="utf-8"))["audio"]["sample_rate"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(
            f"{told} does not tell the sample rate of the voice ({type(error).__name__})",
            hint="set S2I_TTS__OPTIONS__MODEL to the .onnx file of a Piper voice, its .onnx.json beside it",
        ) from None


class PiperServer:
    """`python -m piper.http_server` on a free loopback port."""

    def __init__(self, model: Path) -> None:
        self._model = model
        self._process: Process | None = None
        self._url = ""
        self._starting = asyncio.Lock()

    async def started(self) -> str:
        """Its address, once it answers; one that ended is started anew.

        Raises: ConfigurationError, ProviderError, ProviderTimeout.
        """
        async with self._starting:
            if self._process is None or self._process.returncode is not None:
                await self._start()
            return self._url

    async def stop(self) -> None:
        """End it and wait until it is gone."""
        if self._process is None:
            return
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
        await self._process.wait()
        self._process = None

    async def _start(self) -> None:
        if find_spec("piper") is None:
            raise ConfigurationError("Piper is not installed", hint="install piper-tts[http]")
        if not self._model.is_file():
            raise ConfigurationError(f"there is no voice {self._model}", hint="set S2I_TTS__OPTIONS__MODEL")
        port = _free_port()
        command = (
            "-m",
            "piper.http_server",
            "-m",
            str(self._model),
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
        )
        self._url = f"http://127.0.0.1:{port}"
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, *command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL
        )
        try:
            await self._answers(self._process)
        except BaseException:
            await self.stop()
            raise

    async def _answers(self, process: Process) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_S), httpx.AsyncClient(trust_env=False) as http:
                while process.returncode is None:
                    with suppress(httpx.HTTPError):
                        if (await http.get(f"{self._url}/info")).is_success:
                            return
                    await asyncio.sleep(_POLL_S)
        except TimeoutError:
            raise ProviderTimeout(f"piper was not ready after {_PATIENCE_S:g} s") from None
        raise ProviderError(
            f"piper ended with code {process.returncode}",
            hint="is the voice whole, and piper-tts[http] installed?",
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
