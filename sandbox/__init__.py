"""A Discord-shaped server on loopback, for the trial and for tests. Imports nothing of ours."""
