"""The process that owns the models, and the wire to it."""
