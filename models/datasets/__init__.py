"""Readers of data sets: a path in, typed rows out; nothing is ever downloaded."""
