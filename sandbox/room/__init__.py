"""The human wire: what the chat page and scripted people use."""
