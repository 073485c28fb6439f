"""Sessions are counted by form and by what became of them."""

import pytest

from speak_to_input.adapters.browser.fake import FakeBrowser
from speak_to_input.errors import OriginNotAllowed
from speak_to_input.observe.metrics import AgentMetrics
from speak_to_input.observe.sessions import CountedBrowser
from tests.contract.agent_fakes import LOAN, URL


def value(metrics: AgentMetrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(f"vpbank_voice_agent_browser_{name}", labels)


async def test_from_opening_to_closing() -> None:
    metrics = AgentMetrics("browser-agent", "1")
    now = 100.0
    browser = CountedBrowser(FakeBrowser({URL: LOAN}), metrics, lambda: now)
    await browser.open("a", URL)
    await browser.open("a", URL)
    now = 160.0
    await browser.close("a")
    await browser.close("a")
    browser.gone("a", "idle")
    assert value(metrics, "sessions_total", form_type="loan", status="opened") == 1
    assert value(metrics, "sessions_total", form_type="loan", status="closed") == 1
    assert value(metrics, "sessions_total", form_type="loan", status="idle") is None
    assert value(metrics, "session_duration_seconds_sum", form_type="loan") == 60


async def test_what_could_not_be_opened() -> None:
    metrics = AgentMetrics("browser-agent", "1")
    browser = CountedBrowser(FakeBrowser({}), metrics)
    with pytest.raises(OriginNotAllowed):
        await browser.open("a", URL)
    assert value(metrics, "sessions_total", form_type="other", status="failed") == 1
