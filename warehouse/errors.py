"""What can go wrong, in words for the person who ran the command. Caught once, in the CLI."""


class SightlineError(Exception):
    """What happened, where, and what to do. `exit_code` is what the command ends with."""

    exit_code = 1


class ContractError(SightlineError):
    """A contract or source file does not say what it has to."""

    exit_code = 2


class ExtractError(SightlineError):
    """A folder is not an extract that can be judged: no manifest, or one that cannot be read."""

    exit_code = 2


class HeldError(SightlineError):
    """A delivery is held: nothing of it was loaded and the last release stays."""

    exit_code = 3


class BusyError(SightlineError):
    """Another load, build or publish of the same home is running."""

    exit_code = 4


class BuildError(SightlineError):
    """The build did not finish, or a check that stops a publish failed."""

    exit_code = 5


class ReleaseError(SightlineError):
    """There is no release to serve, or none that is whole."""

    exit_code = 6
