"""The acts of an evening, in order; a feature adds its own here."""

from tests.evening.acts import assistant, host, moderation, privacy, recommend, reviews, roleplay

BEFORE = (reviews.play, recommend.play, assistant.play, moderation.play, roleplay.play, host.play)
AFTER = (host.after_restart, roleplay.after_restart, assistant.after_restart, privacy.play)
