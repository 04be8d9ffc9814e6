"""The features of Marquee, one folder each; copy `reviews` to start a new one.

A folder holds its slash commands (`cog.py`), Discord views (`views.py`), rules (`service.py`), SQL
(`store.py`, `migrations/`), texts (`locale/`), per-guild settings (`settings.py`) and dashboard
pages (`pages.py`). Its `__init__.py` has one function, `feature(services)`, which wires them.
"""
