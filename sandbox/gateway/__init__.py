"""The gateway half of the wire: the websocket that tells a bot what happens."""
