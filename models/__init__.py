"""Inference and learning. Knows no Discord, no SQL and no web server."""
