"""What spans all features is found by the name of one."""

from discord.ext import commands

from bot.chat import Intent
from bot.feature import Feature
from bot.registry import Registry


class Part:
    def __init__(self, feature):
        self.feature = feature


async def do(press):
    """Do nothing."""


async def hear(ask, arguments):
    """Do nothing."""


def test_actions_intents_and_data_of_every_feature_are_found():
    greet = Intent.of("greet", "hello")
    registry = Registry([Part("bot")])
    registry.take(
        [
            Feature(name="a", cog=commands.Cog(), actions={"page": do}, intents=[(greet, hear)]),
            Feature(name="b", cog=commands.Cog(), personal_data=Part("b")),
        ]
    )
    assert registry.action("a", "page") is do
    assert registry.action("a", "gone") is None
    assert registry.action("gone", "page") is None
    assert registry.intents == {greet: hear}
    assert [part.feature for part in registry.personal_data] == ["b", "bot"]
    assert registry.settings == {}
