"""The web pages for moderators."""
