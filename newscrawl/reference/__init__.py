"""The reference that is generated from code, so that it cannot say anything else than the code does."""
