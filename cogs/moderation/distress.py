"""Tells a message in which somebody says that they do not want to live, by rules in both languages.

Such a message is answered with care and never judged. The rules look for the first person and leave
idioms ("this film kills me", "笑死我了"), laughter, quotes and titles alone: a care text after a
joke teaches people not to read it. They miss whoever says it in other words; they are no diagnosis.
"""

from __future__ import annotations

import re
import unicodedata

QUOTED = re.compile(
    r"\"[^\"\n]*\"|“[^”\n]*”|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》|`[^`\n]*`|^ *>.*$|\|\|.*?\|\|",
    re.MULTILINE,
)
SENTENCE = re.compile(r"[.!?;\n。！？；…]+")

ENGLISH = re.compile(
    r"""
    \bi(?:'m|\sam|'ve\sbeen|\shave\sbeen|\skeep|\swas\sjust)? \s
    (?:(?:so|really|just|honestly|also|still)\s)*
    (?:
        (?:want|wanna|going|gonna|need|wish|ready|planning|about|trying|tempted)
            \s? (?:to \s)? (?:die\b|kill \s myself|end \s (?:it \s all|my \s (?:own \s )?life)
            |take \s my \s (?:own \s)? life|be \s dead|hang \s myself|hurt \s myself|cut \s myself)
        | (?:thinking|think|thought) \s (?:about|of) \s
            (?:suicide|killing \s myself|ending \s (?:it \s all|my \s (?:own \s)? life)|dying)
        | (?:don't|do \s not|dont) \s (?:want|wanna) \s? (?:to \s)?
            (?:live|be \s alive|be \s here|exist|wake \s up) (?:\s any \s?more|\s again)?
        | (?:can't|cannot|cant) \s (?:go \s on|keep \s living|live \s like \s this)
            (?= $ | , | \s (?:any|like|living))
        | (?:wish|wished) \s i (?:'d|\s had|\s was|\s were)? \s? (?:never \s been \s born|dead)
        | (?:suicidal|cutting \s myself|hurting \s myself|self[ -]?harm(?:ing)?)
        | (?:will|might|may|could|should) \s (?:just \s)?
            (?:kill \s myself|end \s (?:it \s all|my \s life)|hang \s myself)
        | (?:feel|felt|feeling) \s (?:so \s|really \s)?
            (?:suicidal|like \s (?:dying|killing \s myself))
        | have \s (?:no|nothing) \s (?:reason|left) \s to \s live (?:\s for)?
    )
    | \bi'(?:ll|d) \s (?:just \s|rather \s)? (?:kill \s myself|be \s dead)
    | \b(?:everyone|everybody|you|they|you \s all|the \s world) (?:'d|\s would|\s will|\s is|\s are)
        \s (?:all \s)? (?:be \s)? better \s off \s without \s me\b
    | \b(?:nobody|no \s one) \s would \s (?:even \s)?
        (?:miss \s me|notice \s if \s i \s (?:died|was \s gone))
    | \bi'd \s be \s better \s off \s dead
    """,
    re.VERBOSE,
)
ENGLISH_JOKE = re.compile(
    r"\b(?:lo+l|lma+o|rofl|haha\w*|hehe\w*|kidding|joking|jk|laugh\w*|funny|hilarious|cute|cringe\w*"
    r"|embarrass\w*|of boredom|of hunger|respawn\w*|level|boss|quest|lyrics?|song|track|album|film"
    r"|movie|episode|chapter|quote|titled?|called|character|says?|said|sings?|monologue)\b"
    r"|[\U0001f602\U0001f923\U0001f606]|\bxd\b|not that i\b"
)

CHINESE = re.compile(
    r"""
    我 (?:真的|好|真|现在|就|只|每天|最近|已经|都|也|又|其实|很|有点|经常|总是|一直|突然|有时候?)*
        (?:不想活 | 活不下去 | 活够了 | 活腻了
        | (?:想|要|准备|打算|决定) (?:要|去|过)? (?:自杀|轻生|自尽|跳楼|割腕|上吊
            |结束(?:自己的?)?生命|结束自己|了结自己|结束这一切|死掉)
        | 想去? 死 (?= $ | 了$ | 了?[,，啊吧的呢] | 掉 | 了算了)
        | (?:在|又|想|忍不住)* (?:自残|伤害自己|割自己))
    | (?<![你他她谁们别])(?:不想活了|活不下去了|不想再活
        |活着(?:真的?|好)?(?:没意思|没有意义|没意义))
    | 没有我 [^，,。]{0,6} (?:会|就) (?:更|都)? (?:好|轻松)
    | (?:如果|要是)? 我死了 [^，,。]{0,4} (?:也没人|没人|谁也不) (?:会)? (?:在乎|难过|发现|知道)
    | 遗书 (?:都|已经)? 写好了
    """,
    re.VERBOSE,
)
CHINESE_JOKE = re.compile(
    r"哈{2,}|嘿嘿|hhh|233|笑|尴尬|社死|开玩笑|得(?:我)?想死|到(?:我)?想死|歌词|这首歌|歌名|台词|电影|剧里|片子"
    r"|主角|角色|小说|书里|关卡|副本|复活|说[：:]|[\U0001f602\U0001f923\U0001f606]"
)


def speaks_of_ending(text: str) -> bool:
    """Tell whether the writer says of themselves that they want to die or hurt themselves."""
    plain = unicodedata.normalize("NFKC", QUOTED.sub(" ", text[:4000])).casefold()
    plain = plain.translate({ord("’"): "'", ord("‘"): "'", ord("`"): "'"})
    return any(
        (ENGLISH.search(words) and not ENGLISH_JOKE.search(words))
        or (CHINESE.search(words) and not CHINESE_JOKE.search(words))
        for words in map(_one_line, SENTENCE.split(plain))
    )


def _one_line(sentence: str) -> str:
    return " ".join(sentence.split())
