"""Which addresses a session may open and load."""

import pytest

from speak_to_input.adapters.browser.origins import OriginPolicy, is_forbidden_host, origin_of
from speak_to_input.errors import ConfigurationError, OriginNotAllowed

POLICY = OriginPolicy(["http://127.0.0.1:7863", "https://Forms.Bank.vn", "http://[::1]:8080"])


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:7863/forms/loan/",
        "https://forms.bank.vn/open?x=1#y",
        "https://forms.bank.vn:443/",
        "HTTPS://FORMS.BANK.VN./",
        "http://[::1]:8080/x",
    ],
)
def test_allowed(url: str) -> None:
    POLICY.check(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:7864/",
        "http://127.0.0.1/",
        "https://127.0.0.1:7863/",
        "http://forms.bank.vn/",
        "https://forms.bank.vn.evil.example/",
        "https://forms.bank.vn@evil.example/",
        "https://evil.example/https://forms.bank.vn/",
        "file:///etc/passwd",
        "data:text/html,hello",
        "javascript:alert(1)",
        "chrome://settings",
        "about:blank",
        "blob:https://forms.bank.vn/x",
        "https://",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "",
    ],
)
def test_refused(url: str) -> None:
    with pytest.raises(OriginNotAllowed):
        POLICY.check(url)


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "169.254.1.1",
        "2852039166",
        "0xa9fea9fe",
        "0251.0376.0251.0376",
        "169.16689662",
        "::ffff:169.254.169.254",
        "fe80::1%eth0",
        "fd00:ec2::254",
        "metadata.google.internal",
        "100.100.100.200",
        "0.0.0.0",
    ],
)
def test_link_local_and_metadata_can_never_be_allowed(host: str) -> None:
    assert is_forbidden_host(host)
    with pytest.raises(ConfigurationError):
        OriginPolicy([f"http://[{host.partition('%')[0]}]" if ":" in host else f"http://{host}"])


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.7", "forms.bank.vn", "localhost", "::1", "1.2.3.4.5", "08.1"]
)
def test_other_hosts_may_be_allowed(host: str) -> None:
    assert not is_forbidden_host(host)


@pytest.mark.parametrize("entry", ["forms.bank.vn", "file:///", "*", "ftp://x", ""])
def test_entries_that_are_no_origins_stop_the_start(entry: str) -> None:
    with pytest.raises(ConfigurationError, match="not an origin"):
        OriginPolicy([entry])


def test_parts_of_a_page() -> None:
    assert POLICY.allows_part("data:image/png;base64,xx")
    assert POLICY.allows_part("blob:https://forms.bank.vn/x")
    assert POLICY.allows_part("wss://forms.bank.vn/socket")
    assert not POLICY.allows_part("https://cdn.example/app.js")
    assert POLICY.allows_page("about:srcdoc")
    assert not POLICY.allows_page("data:text/html,x")


def test_origin_is_written_without_default_port() -> None:
    assert str(origin_of("https://a.vn:443/x")) == "https://a.vn"
    assert str(origin_of("http://[::1]:8080/x")) == "http://[::1]:8080"
    assert POLICY.hosts == ("127.0.0.1", "::1", "forms.bank.vn")
