"""How good a model is, by the usual measures."""
