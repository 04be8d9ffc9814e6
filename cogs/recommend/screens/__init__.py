"""What the feature shows, and what its buttons do."""
