"""The voice service on its way up: what must hold before its packages are loaded."""

import subprocess
import sys

import pytest

from speak_to_input.cli.voice import installed

BUSY = """
import sys
NAMES = ("scipy_openblas_get_num_threads64_", "scipy_openblas_get_num_threads", "openblas_get_num_threads")
from speak_to_input.cli import app, voice
assert "numpy" not in sys.modules, "OpenBLAS reads its settings when it is loaded"
voice.service()
import asyncio, ctypes, threading, time
import numpy as np
import uvloop

with open("/proc/self/maps") as maps:
    library = next(line.split()[-1] for line in maps if "openblas" in line)
told = ctypes.CDLL(library)
count = next(getattr(told, name) for name in NAMES if hasattr(told, name))
assert count() == 1, "OpenBLAS has threads, which it must end before any program is started"

filters, sound = np.ones((80, 201), np.float32), np.ones((201, 800), np.float32)

def read():
    while True:
        filters @ sound
        time.sleep(0.0005)

for _ in range(2):
    threading.Thread(target=read, daemon=True).start()

async def speak():
    for _ in range(200):
        await (await asyncio.create_subprocess_exec("true")).wait()

uvloop.run(speak())
"""


@pytest.mark.skipif(not installed(), reason="the packages of the voice service are not installed")
def test_programs_can_be_started_while_a_recogniser_multiplies() -> None:
    subprocess.run([sys.executable, "-c", BUSY], timeout=100, check=True)
