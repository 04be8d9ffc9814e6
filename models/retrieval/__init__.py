"""Finding passages by words in English and Chinese, and the sentences in them that answer."""
