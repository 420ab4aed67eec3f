"""Where the dashboard listens is what the server was told, whatever else is said."""

from pathlib import Path

from dashboard.settings import Settings


def test_the_address_the_server_binds_wins_over_the_environment():
    said = {"SIGHTLINE_BIND": "127.0.0.1"}
    assert Settings.from_env(Path("home"), "0.0.0.0", said).bind == "0.0.0.0"
