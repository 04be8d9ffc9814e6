"""Marquee: a self-hosted Discord bot for social entertainment."""

__version__ = "0.1.0"
