"""Publishing systems: a base for each, which the declarations of the titles on it build upon."""
