"""A client for the API server with the administrator's certificate: as much HTTP as this program needs."""
from __future__ import annotations

import http.client
import json
import re
import ssl
from pathlib import Path
from typing import Any

from .paths import Home
from .problems import Problem


class Api:
    """One API server, spoken to as a cluster administrator."""

    def __init__(self, host: str, port: int, pki: Path):
        self._host, self._port = host, port
        self.server = f"https://{host}:{port}"
        self._context = ssl.create_default_context(cafile=str(pki / "ca.crt"))
        self._context.load_cert_chain(pki / "admin.crt", pki / "admin.key")

    @classmethod
    def of(cls, home: Home) -> Api:
        """The API server of a cluster that is up."""
        host, port = re.search(r"server: https://(.*):(\d+)", home.kubeconfig.read_text()).groups()
        return cls(host, int(port), home.pki)

    def call(self, method: str, path: str, body: Any = None, kind: str = "application/json") -> tuple[int, bytes]:
        """Send one request; a server that is not there yet is status 0."""
        connection = http.client.HTTPSConnection(self._host, self._port, timeout=20, context=self._context)
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None, {"Content-Type": kind})
            response = connection.getresponse()
            return response.status, response.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()

    def get(self, path: str) -> dict[str, Any] | None:
        """The object at a path, or None where there is none."""
        status, text = self.call("GET", path)
        return json.loads(text) if status == 200 else None

    def create(self, path: str, body: dict[str, Any]) -> None:
        """Create an object; one that exists already is left as it is."""
        status, text = self.call("POST", path, body)
        if status not in (200, 201, 409):
            raise Problem(f"The API server refused to create {body['kind']} {body['metadata']['name']}: {text.decode()[:500]}")

    def patch(self, path: str, operations: list[dict[str, Any]]) -> bool:
        """Apply a JSON patch and say whether it was accepted."""
        return self.call("PATCH", path, operations, "application/json-patch+json")[0] == 200

    def ready(self, probe: str = "/readyz") -> bool:
        """Whether the server says that it is ready."""
        return self.call("GET", probe)[0] == 200
