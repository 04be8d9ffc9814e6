"""Who is served next, and together with whom. Pure asyncio: no model library is known here."""
