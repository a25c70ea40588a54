"""nnkit grades the exercises of a deep-learning course, each submission in a box of its own."""

__version__ = "0.1.0"
