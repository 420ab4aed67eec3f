"""From an extract to a release: contract, landing, build, publish."""
