"""The voices of espeak-ng: small, quick, free, and audibly a machine."""

from __future__ import annotations

import shutil

from bot.i18n import Locale
from bot.speech.pcm import Pcm, read_wav
from bot.speech.program import run

PROGRAM = "espeak-ng"
#: The voice `cmn` reads Chinese characters as English letters; this one reads them.
VOICE = {Locale.EN: "en-us", Locale.ZH: "cmn-latn-pinyin"}
WORDS_A_MINUTE = {Locale.EN: 160, Locale.ZH: 170}


class Espeak:
    """Speaks by running espeak-ng; a `bot.speech.speech.Synthesizer`."""

    name = PROGRAM

    @classmethod
    def find(cls) -> Espeak | None:
        """Return it where the program is installed."""
        return cls() if shutil.which(PROGRAM) else None

    async def speak(self, text: str, locale: Locale) -> Pcm:
        """Return a text of one language as sound.

        Raises:
            ProgramFailed: The program failed.
            BadSound: What it wrote is no sound.
        """
        # The text goes through standard input, so nothing in it can be taken for an option.
        manner = ("-v", VOICE[locale], "-s", str(WORDS_A_MINUTE[locale]), "-b", "1")
        return read_wav(await run(PROGRAM, *manner, "--stdin", "--stdout", given=text.encode()))
