"""SQL of the feature."""
