"""The smallest discord.py bot with a slash command: what Marquee is measured against."""

import sys

import discord
import yarl
from discord import app_commands
from typing_extensions import override


class Echo(discord.Client):
    """Answers `/echo` with what it was given."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.default(), guild_ready_timeout=0.05)
        self.tree = app_commands.CommandTree(self)

    @override
    async def setup_hook(self) -> None:
        """Send the command to Discord."""
        self.tree.add_command(app_commands.Command(name="echo", description="Echo", callback=echo))
        await self.tree.sync()

    async def on_ready(self) -> None:
        """Say so."""
        print("ready", flush=True)


async def echo(interaction: discord.Interaction, text: str) -> None:
    """Answer with the text."""
    await interaction.response.send_message(text, ephemeral=True)


if __name__ == "__main__":
    url, token = sys.argv[1:]
    discord.http.Route.BASE = f"{url}/api/v10"
    gateway = f"{url.replace('http', 'ws', 1)}/gateway"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    Echo().run(token, log_handler=None)
