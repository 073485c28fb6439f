"""Numbers about a running service, as Prometheus reads them. Labels never hold speech, values or people."""

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, generate_latest

PREFIX = "vpbank_voice_agent"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_FAST_S = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_LONG_S = (10, 30, 60, 120, 300, 600, 1800, 3600, 7200)


class Metrics:
    """One registry per service: nothing is shared between two services in one process."""

    def __init__(self, service: str, version: str) -> None:
        self.service = service
        self.registry = CollectorRegistry()
        self._started = time.monotonic()
        Info("service", "Which service this is", namespace=PREFIX, registry=self.registry).info(
            {"service": service, "version": version}
        )
        uptime = self._gauge("service_uptime_seconds", "Seconds since the start", "service_name")
        uptime.labels(service).set_function(lambda: time.monotonic() - self._started)
        self.http_requests = self._counter(
            "http_requests_total", "Answered HTTP requests", "service", "method", "endpoint", "status_code"
        )
        self.http_request_s = self._histogram(
            "http_request_duration_seconds", "Time to answer", "service", "method", "endpoint"
        )
        self.errors = self._counter(
            "errors_total", "Answers that were errors", "service", "error_type", "error_code"
        )

    def exposition(self) -> bytes:
        """Prometheus text of this moment."""
        return generate_latest(self.registry)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(name, what, labels, namespace=PREFIX, registry=self.registry)

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(name, what, labels, namespace=PREFIX, registry=self.registry)

    def _histogram(
        self, name: str, what: str, *labels: str, buckets: tuple[float, ...] = _FAST_S
    ) -> Histogram:
        return Histogram(name, what, labels, namespace=PREFIX, registry=self.registry, buckets=buckets)


class AgentMetrics(Metrics):
    """What the browser agent counts besides its HTTP requests."""

    def __init__(self, service: str, version: str) -> None:
        super().__init__(service, version)
        self.sessions = self._counter(
            "browser_sessions_total", "Browser sessions by what became of them", "form_type", "status"
        )
        self.session_s = self._histogram(
            "browser_session_duration_seconds", "From opening to closing", "form_type", buckets=_LONG_S
        )
        self.actions = self._counter(
            "browser_actions_total", "Things asked of a form", "action_type", "status"
        )
        self.action_s = self._histogram(
            "browser_action_duration_seconds", "Time that one took on the page", "action_type"
        )
        self.fields_filled = self._counter(
            "browser_fields_filled_total", "Fields filled and verified", "form_type", "field_name"
        )
        self.forms_submitted = self._counter(
            "forms_submitted_total", "Submissions of forms", "form_type", "status"
        )
        self.websockets = self._gauge("websocket_connections_active", "Open WebSocket connections")
        self.intents = self._counter("user_intents_detected_total", "What people asked for", "intent_type")
