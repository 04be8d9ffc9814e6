"""What people do with the bot: commands, forms, and the answers to them."""
