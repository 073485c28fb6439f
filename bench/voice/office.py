"""People talk in the room and none of them to us: what is heard of it, and what comes of that."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import numpy as np

from bench.voice.noise import babble, samples_of, sound_of
from bench.voice.talking import Talker, services, talker
from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.core.voices import Region
from tests.e2e.agent_process import Running
from tests.speech.peer import Event
from tests.speech.samples import samples
from tests.speech.spoken import spoken_now

_MINUTE_S = 60.0
_TALK_S, _PAUSE_S = (2.0, 8.0), (0.8, 2.5)
_AFTER_S = 4.0
"""What was said last is carried out by then."""


@dataclass(frozen=True)
class Room:
    """How many talk, how loud, and whether all are silent now and then, which lets a turn end."""

    name: str
    people: int
    loudness: float
    pauses: bool
    says: tuple[str, ...] = ()
    """Sentences of people who talk with each other, one after the other in three accents (eSpeak NG); else the natural
    voices talk of nothing that is on a form."""


_OF_LOANS = (
    "hôm qua anh Nam đi vay năm trăm triệu để mua nhà đấy",
    "thế à, kỳ hạn bao lâu",
    "hai mươi bốn tháng thì phải",
    "được rồi, thế thu nhập của anh ấy bao nhiêu",
    "ba mươi triệu một tháng",
    "chị có số điện thoại của anh ấy không",
    "có, không chín một hai ba bốn năm sáu bảy tám",
    "anh ấy độc thân hay đã kết hôn",
    "đã kết hôn rồi",
    "hồ sơ gửi chưa",
    "chưa gửi, còn thiếu giấy tờ",
    "ừ, đồng ý, mai mình làm tiếp",
)
ROOMS = (
    Room("six voices, never silent", 6, 1.0, pauses=False),
    Room("three voices, with pauses", 3, 1.0, pauses=True),
    Room("two voices, a quarter as loud, with pauses", 2, 0.25, pauses=True),
    Room("one voice, a quarter as loud, with pauses", 1, 0.25, pauses=True),
    Room("two people at the desk talk of a loan, with pauses", 2, 1.0, pauses=True, says=_OF_LOANS),
)


@dataclass(frozen=True)
class Came:
    """What came of the babble in one room."""

    room: str
    minutes: float
    heard: int = 0
    """Utterances that the recogniser made words of."""
    ignored: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    """Why they were ignored, how often each."""
    asleep_s: float = 0.0
    """Seconds in which it listened only for being called."""
    spoken: int = 0
    """The bot spoke into the room and did nothing: did you say ...?, which field?, that it rests now."""
    acts: int = 0
    changed: int = 0
    """Fields of the form that hold something else than before."""


async def rooms(minutes: float, asked: Sequence[Room] = ROOMS) -> list[Came]:
    """Each room for so long on the real clock, all at the same time, each before a loan form of its own."""
    with services(()) as running:

        async def one(room: Room) -> Came:
            async with talker(running.url) as talking:
                return await _babbled(talking, room, minutes, running.agent)

        return list(await asyncio.gather(*map(one, asked)))


async def _babbled(talking: Talker, room: Room, minutes: float, agent: Running) -> Came:
    someone = talking.person
    before = await asyncio.to_thread(_values, agent, someone.session_id)
    began, left_s, seed = time.monotonic(), minutes * _MINUTE_S, 0
    while left_s > 0:
        await someone.microphone.say(await asyncio.to_thread(talk, room, min(left_s, _MINUTE_S), seed))
        left_s, seed = left_s - _MINUTE_S, seed + 1
    await asyncio.sleep(_AFTER_S)
    after = await asyncio.to_thread(_values, agent, someone.session_id)
    changed = sum(before.get(name) != value for name, value in after.items())
    told = [each for each in someone.events if each[0] > began]
    return came_of(room.name, minutes, told, changed, ended=time.monotonic())


def talk(room: Room, length_s: float, seed: int) -> bytes:
    """What is said in a room for so long."""
    if room.says:
        return _conversation(room, length_s, seed)
    voices = [sample.sound for sample in samples()][-room.people :]
    noise = babble(voices, length_s, seed) * room.loudness
    generator = np.random.default_rng(seed)
    at_s = float(generator.uniform(*_TALK_S))
    while room.pauses and at_s < length_s:
        silent_s = generator.uniform(*_PAUSE_S)
        noise[int(at_s * RATE_HZ) : int((at_s + silent_s) * RATE_HZ)] = 0
        at_s += silent_s + generator.uniform(*_TALK_S)
    return sound_of(noise)


def _conversation(room: Room, length_s: float, seed: int) -> bytes:
    generator = np.random.default_rng(seed)
    sound, turns = b"", cycle(zip(room.says, cycle(Region), strict=False))
    while len(sound) < 2 * RATE_HZ * length_s:
        text, region = next(turns)
        said = samples_of(spoken_now(text, region)) * room.loudness
        sound += sound_of(said) + bytes(2 * int(generator.uniform(*_PAUSE_S) * RATE_HZ))
    return sound[: 2 * int(RATE_HZ * length_s)]


def came_of(
    room: str, minutes: float, events: Sequence[tuple[float, Event]], changed: int, ended: float = 0.0
) -> Came:
    """Counts what the owner of a session was told, each with its moment."""
    told = [event for _, event in events]
    lines = [e for e in told if e["type"] == "transcript" and e["final"] and e["text"]]
    heard = [line for line in lines if line["role"] == "user"]
    outcomes: list[list[dict[str, Any]]] = [e["turn"]["actions"] for e in told if e["type"] == "turn"]
    acts = [[o for o in each if o["status"] == "done"] for each in outcomes]
    answers = sum(line["role"] == "assistant" for line in lines)
    return Came(
        room,
        minutes,
        heard=len(heard),
        ignored=sum(bool(line.get("ignored")) for line in heard),
        reasons=tuple(Counter(str(e.get("reason")) for e in heard if e.get("ignored")).most_common()),
        asleep_s=_asleep_s(events, ended),
        spoken=answers - sum(bool(each) for each in acts),
        acts=sum(map(len, acts)),
        changed=changed,
    )


def _asleep_s(events: Sequence[tuple[float, Event]], ended: float) -> float:
    states = [(at, event["state"]) for at, event in events if event["type"] == "state"]
    ends = [*(at for at, _ in states[1:]), ended]
    return sum(end - at for (at, state), end in zip(states, ends, strict=False) if state == "sleeping")


def _values(agent: Running, session_id: str) -> dict[str, str]:
    return {each["name"]: each["value"] for each in agent.form(session_id)["fields"]}
