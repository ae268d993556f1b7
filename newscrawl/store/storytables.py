"""The tables of stories: what texts are found again by, and what came of it.

The story of an article stands in ``articles.story``; what is here serves to find it, and to say what it is.
"""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table, Text

from newscrawl.store.tables import Moment, metadata

# Stories of two articles or more.
stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),  # of the article that was stored first
    Column("original", String),  # articles.id; none where it is not in the store
    Column("named", Text),  # the medium that the articles name as their source
    Column("articles", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("first_at", Moment),  # publication of the earliest and the latest article
    Column("last_at", Moment),
    sqlite_with_rowid=False,
)
Index("stories_by_time", stories.c.last_at)

# Stories that turned out as one.
story_merges = Table(
    "story_merges",
    metadata,
    Column("former", String, primary_key=True),
    Column("story", String, nullable=False),
    Column("merged_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
Index("story_merges_by_story", story_merges.c.story)

# What an article is held against others by. The row of an article that is alone goes once it need not be
# found any more; of the others the fingerprint goes. See store.storyrows. Times are seconds since 1970.
story_texts = Table(
    "story_texts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # in the order of storing
    Column("article_id", String, nullable=False),
    Column("story", String, nullable=False),
    Column("published_at", BigInteger),
    Column("source_id", String),  # the identity of the page that it is a portal's entry of
    Column("is_entry", Boolean, nullable=False),  # of a portal
    Column("fingerprint", LargeBinary),  # none: too short a text, or one that need not be found any more
    Column("found_until", BigInteger),  # storyrows.FOUND_FOR after it was read
    # Those that it is found by, 64 bits each: an index of story_marks by number would be larger, and slower.
    Column("marks", LargeBinary),
)
Index("story_texts_by_article", story_texts.c.article_id, unique=True)
Index("story_texts_by_story", story_texts.c.story)
Index("story_texts_by_time", story_texts.c.found_until)

# What articles are looked up by: slots of a text's signature, the sentences at its ends, its identity and its
# source's; see store.storyindex.
story_marks = Table(
    "story_marks",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),  # story_texts.number
    sqlite_with_rowid=False,
)
