"""Speech: a text becomes a voice message, where the programs for it are installed.

Pure synthesis, no Discord; `bot.ui.voice_message` sends what comes out.
"""
