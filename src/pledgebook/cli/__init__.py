"""Parse, call, print."""


def main() -> None:
    """The command ``pledgebook``."""
    from pledgebook.cli.app import app

    app()
