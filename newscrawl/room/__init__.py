"""The reading room: pages, feeds and a JSON API over a store that is only looked at, served on this machine.

    question ─▶ answers (one function each, over the store's queries) ─▶ a page, JSON, or a feed

``asked`` reads an address's parameters, ``answers/`` has what each view says, ``views`` names them all once;
``pages``, ``api`` and ``feeds`` write them, ``guarding`` decides who is answered.
"""
