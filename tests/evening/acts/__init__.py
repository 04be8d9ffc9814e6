"""The acts of an evening, in order; a feature adds its own here."""

from tests.evening.acts import privacy, recommend, reviews

BEFORE = (reviews, recommend)
AFTER = (privacy,)
