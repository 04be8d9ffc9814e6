"""What people say in plain chat when they want a scene, in both languages."""

from __future__ import annotations

from bot.chat import Intent

_WHO = r"[“\"'《「]?(?P<character>[^“”\"'《》「」]{1,80}?)[”\"'》」]?"

START = Intent.of(
    "roleplay",
    rf"(?:let'?s |i want to |i'?d like to |can we )?(?:start|open|begin|do|play|have)"
    rf"(?: an?| the)?(?: new)? (?:scene|role-?play|story|conversation) with {_WHO}",
    r"(?:let'?s |let me |i want to |i'?d like to |can we )?"
    rf"(?:role-?play|act)(?: a scene)? with {_WHO}",
    rf"(?:我想|我要|我们|咱们|来|想|要)?(?:和|跟|与|同){_WHO}(?:一起|来|玩|开|演|对){{1,2}}"
    rf"(?:一)?(?:场|段|出|个)?(?:对手)?(?:戏|角色扮演|剧|故事)(?:吧|吗)?",
    rf"(?:我想|我要|我们|咱们|来|想|要)?(?:开|演|玩|来)(?:一)?(?:场|段|出|个)?(?:和|跟|与|同){_WHO}的"
    rf"(?:对手)?(?:戏|角色扮演|剧|故事)(?:吧|吗)?",
)
LIST = Intent.of(
    "characters",
    r"(?:show |list )?(?:me )?(?:all |the |your )*(?:role-?play )?characters",
    r"(?:who|which characters?) can (?:i|we) (?:play|role-?play|talk|act)(?: a scene)? with",
    r"(?:有|都有)(?:哪些|什么)(?:角色|人物)(?:可以(?:选|演|聊))?|(?:看看|列出)?(?:所有|全部)?角色(?:列表)?",
    r"(?:我|我们)?(?:能|可以)(?:和|跟)(?:谁|哪些角色)(?:演戏|演|聊|玩)",
)
