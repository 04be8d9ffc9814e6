"""What moderators and members see of moderation."""
