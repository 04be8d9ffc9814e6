"""Real tokens have no business here."""

import base64
import binascii


def looks_real(token: str) -> bool:
    """Tell whether a text has the form of a real bot token: a user id in base64, then two parts."""
    parts = token.split(".")
    if len(parts) != 3:
        return False
    try:
        first = base64.urlsafe_b64decode(parts[0] + "=" * (-len(parts[0]) % 4))
    except (binascii.Error, ValueError):
        return False
    return first.isdigit()
