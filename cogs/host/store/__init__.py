"""Shows, questions and answers in SQLite."""
