"""Making the bundled weights again, from public data."""
