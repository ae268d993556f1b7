"""Which articles tell the same story: one text on several outlets, whole, cut, edited or extended.

Two reports of one event that were written independently are two stories.
"""
