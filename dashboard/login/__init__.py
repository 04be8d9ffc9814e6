"""How people log in: a one-time link on this machine, or their Discord account."""
