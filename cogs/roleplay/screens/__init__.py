"""How scenes look on Discord."""
