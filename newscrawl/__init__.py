"""newscrawl: main-news and trending lists of Korean news, read into clean items."""

__version__ = "0.1.0"
