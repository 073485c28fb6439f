"""Sound's two ways are tried without a talk: real peers and sockets, a service within this process."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import CancelledError
from contextlib import suppress

import httpx
import pytest
from aiortc import RTCPeerConnection, RTCSessionDescription
from fastapi import FastAPI
from starlette.testclient import TestClient

from speak_to_input.services.voice import trial
from speak_to_input.services.voice.parts import Parts
from tests.contract.conftest import HERE


class Browser:
    """The page's end of a trial."""

    def __init__(self) -> None:
        self.peer = RTCPeerConnection()
        self.back: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        channel = self.peer.createDataChannel("trial")
        channel.on("open", lambda: channel.send(b"s2i"))
        channel.on("message", self.back.set_result)

    async def offer(self) -> dict[str, str]:
        await self.peer.setLocalDescription(await self.peer.createOffer())
        return {"sdp": self.peer.localDescription.sdp, "type": "offer"}


@pytest.fixture
async def browsers() -> AsyncIterator[list[Browser]]:
    made: list[Browser] = []
    yield made
    await asyncio.gather(*(one.peer.close() for one in made))


async def test_a_word_comes_back_over_webrtc_and_no_talk_begins(
    http: httpx.AsyncClient, parts: Parts, browsers: list[Browser]
) -> None:
    browsers.append(browser := Browser())
    answer = (await http.post("/offer/trial", json=await browser.offer())).raise_for_status().json()
    await browser.peer.setRemoteDescription(RTCSessionDescription(answer["sdp"], answer["type"]))
    assert await asyncio.wait_for(browser.back, 10) == b"s2i"
    assert parts.sessions.count == 0
    assert (await parts.store.sessions(10)).sessions == ()


async def test_only_so_many_are_tried_at_once_and_each_ends_by_itself(
    http: httpx.AsyncClient, browsers: list[Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "LASTS_S", 1.0)
    monkeypatch.setattr(trial, "AT_ONCE", 2)
    browsers += [Browser() for _ in range(3)]
    offers = [await browser.offer() for browser in browsers]
    answers = [await http.post("/offer/trial", json=offer) for offer in offers]
    assert [answer.status_code for answer in answers] == [200, 200, 503]
    assert answers[2].json()["error"]["code"] == "SESSION_LIMIT"
    await asyncio.sleep(1.5)
    assert (await http.post("/offer/trial", json=offers[2])).status_code == 200


@pytest.mark.parametrize(
    "sdp", ["v=0\r\nm=application x", "v=0\r\nm=audio 9 ", "nothing", "v=0\r\nm=application 9 a b\r\nc=IN"]
)
async def test_an_offer_that_is_none_is_refused(http: httpx.AsyncClient, sdp: str) -> None:
    refused = await http.post("/offer/trial", json={"sdp": sdp, "type": "offer"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "INVALID_INPUT")


def test_bytes_come_back_over_the_socket_and_no_talk_begins(app: FastAPI, parts: Parts) -> None:
    headers = {"Host": "127.0.0.1:7860"}
    # Starlette's client does not wait for the end of a socket that it has closed.
    with (
        TestClient(app, base_url=HERE) as client,
        suppress(CancelledError),
        client.websocket_connect("/ws/trial?session_id=s", headers=headers) as way,
    ):
        way.send_bytes(b"s2i")
        assert way.receive_bytes() == b"s2i"
        assert parts.sessions.count == 0
