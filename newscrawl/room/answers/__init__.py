"""What each view of the room says: a dataclass and the function that asks the store for it. No markup."""
