"""A signed address of Amazon Transcribe, by botocore: the region's host, keys from environment, profile or role."""

from urllib.parse import urlencode

from speak_to_input.adapters.stt.aws_missing import needing_aws
from speak_to_input.errors import ConfigurationError

_SERVICE = "transcribe"
_ENDPOINT = "transcribestreaming"
_PORT = 8443
_PATH = "/stream-transcription-websocket"
_VALID_S = 300


def signed_url(endpoint: str, region: str, asked: dict[str, str]) -> str:
    """`endpoint` with the query signed (AWS Signature 4). Raises: ConfigurationError."""
    with needing_aws():
        from botocore.auth import SigV4QueryAuth  # noqa: PLC0415 (an extra)
        from botocore.awsrequest import AWSRequest  # noqa: PLC0415
        from botocore.session import Session  # noqa: PLC0415
    session = Session()
    keys = session.get_credentials()
    if keys is None:
        raise ConfigurationError(
            "No AWS keys were found.", hint="set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a role"
        )
    base = endpoint or f"wss://{_host(session, region)}:{_PORT}"
    request = AWSRequest("GET", f"{base}{_PATH}?{urlencode(asked)}")
    SigV4QueryAuth(keys.get_frozen_credentials(), _SERVICE, region, expires=_VALID_S).add_auth(request)
    return str(request.url)


def _host(session: object, region: str) -> str:
    resolver = session.get_component("endpoint_resolver")  # type: ignore[attr-defined]
    found = resolver.construct_endpoint(_ENDPOINT, region)
    if found is None:
        raise ConfigurationError(f"AWS has no Transcribe in {region}.", hint="set S2I_STT__OPTIONS__REGION")
    return str(found["hostname"])
