"""Where notes are kept; the only SQL of the feature."""
