"""The REST half of the wire: the routes a bot calls, one module per area."""
