"""What most of these tests work with, once for each file; a file that needs another one has its own."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.e2e.agent_process import running_agent
from tests.e2e.browser_site import Site, Visitor, running, serve
from tests.e2e.web_process import Web, running_web


@pytest.fixture(scope="session", autouse=True)
def uncounted() -> None:
    """Lines are counted in this process alone: what a test starts runs them an eighth faster.

    Contract tests run the services' lines in their own process.
    """
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Pages for a browser."""
    with serve() as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def visitor(site: Site, request: pytest.FixtureRequest) -> AsyncIterator[Visitor]:
    """Somebody who may open the pages of `site`."""
    async with running(site.origin) as browser:
        yield Visitor(browser, request.module.__name__.rpartition("_")[2])


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """The web application with its agent; no voice service is there."""
    folder = tmp_path_factory.mktemp("web")
    with running_agent(folder) as agent, running_web(folder, agent) as made:
        yield made
