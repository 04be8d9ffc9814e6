"""What shows look like on Discord, and what commands, buttons and chat lead to."""
