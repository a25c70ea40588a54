"""INTERIM."""

from rich.console import Console

from nnkit.collect.classes import Collected


def show_collected(console: Console, collected: Collected) -> None:
    """INTERIM"""
