"""What a text is made of, before any model: script, normal form, n-grams."""
