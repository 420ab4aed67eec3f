"""What goes wrong outside a page: a plain answer, a reference in the log, never a trace."""

from __future__ import annotations

import secrets

import structlog
from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import InternalServerError

LOG = structlog.get_logger()
FILES = "/_dash-component-suites/"


def fail_plainly(server: Flask) -> None:
    """Dash raises for a file it does not know; a trace of ours can hold a person's values."""

    @server.errorhandler(DependencyException)
    def unknown_file(_: DependencyException) -> Response:
        return _absent()

    @server.errorhandler(FileNotFoundError)
    def left_out_file(missing: FileNotFoundError) -> Response:
        """Dash names some files that its package does not hold."""
        return _absent() if request.path.startswith(FILES) else broken(_failed(missing))

    @server.errorhandler(InternalServerError)
    def broken(error: InternalServerError) -> Response:
        reference = secrets.token_hex(2).upper()
        kind = type(error.original_exception).__name__
        LOG.error("request_failed", reference=reference, kind=kind)
        return _plain(f"This did not work. Reference {reference}.\n", 500)

    server.log_exception = lambda exc_info: None


def _failed(error: Exception) -> InternalServerError:
    return InternalServerError(original_exception=error)


def _absent() -> Response:
    return _plain("There is no such file.\n", 404)


def _plain(text: str, status: int) -> Response:
    return Response(text, status, mimetype="text/plain", headers={"Cache-Control": "no-store"})
