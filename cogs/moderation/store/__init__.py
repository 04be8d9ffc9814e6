"""Where flags and watched channels are kept; the only SQL of the feature."""
