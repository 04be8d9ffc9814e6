"""Where reviews are kept; the only SQL of the feature."""
