"""Discord surfaces that more than one feature uses."""
