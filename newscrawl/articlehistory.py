"""What became of one article: its versions, its changes, its places on lists, and who else told it."""

from dataclasses import dataclass
from datetime import datetime

from newscrawl.changes.classes import ChangeClass
from newscrawl.items import Article
from newscrawl.sites.identity import identify
from newscrawl.store import Store, StoreError
from newscrawl.store.changequeries import ArticleChange
from newscrawl.store.records import FoundStory, StoryArticle
from newscrawl.store.spellrecords import Spell


@dataclass(frozen=True, slots=True)
class ArticleHistory:
    """An article's versions, oldest first, what was said of each change, where it stood, and its story."""

    versions: list[Article]
    changes: list[ArticleChange]
    spells: list[Spell]
    story: FoundStory

    @property
    def newest(self) -> Article:
        """The article as it was read last."""
        return self.versions[-1]

    @property
    def shown_titles(self) -> list[tuple[datetime, str, str]]:
        """Each other headline that lists showed: when first, where, and the headline."""
        found: dict[str, tuple[datetime, str, str]] = {}
        own = {version.title for version in self.versions}
        for spell in self.spells:
            if spell.title and spell.title not in own:
                found.setdefault(spell.title, (spell.start, place_of(spell), spell.title))
        return sorted(found.values())

    @property
    def other_articles(self) -> list[StoryArticle]:
        """The other articles of its story, in the order of publication."""
        return [one for one in self.story.articles if one.article_id != self.newest.id]

    def classes_of(self, version: Article) -> tuple[ChangeClass, ...]:
        """Of what kinds the change was that made a version; none of the first one."""
        made = (one for one in self.changes if one.revision == version.revision)
        return next((one.classes for one in made if ChangeClass.WITHDRAWAL not in one.classes), ())


def history_of(store: Store, asked: str) -> ArticleHistory:
    """The history of the article that is named. Raises ``StoreError`` where none is."""
    article_id = store.find_article(asked)
    if article_id is None and "://" in asked:
        identity = identify(asked)
        article_id = store.find_article(identity.id) or store.find_article(identity.url)
    if article_id is None:
        raise StoreError(
            f"no article {asked} is stored; `scrapy export --what articles -o -` lists what is;"
            " an address works as well as an identity"
        )
    return ArticleHistory(
        store.revisions(article_id),
        store.changes_of(article_id),
        store.placements(article_id),
        store.story(article_id) or FoundStory(article_id, article_id, None, ()),
    )


def place_of(spell: Spell) -> str:
    """The list of a spell in words."""
    names = (spell.on.site, spell.on.name or spell.on.list, spell.on.tab, spell.on.span)
    return " ".join(name for name in names if name)
