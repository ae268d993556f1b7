"""Writes the text of an article: deterministic from the newsroom's seed and the article's index."""

from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import Final

from newscrawl.items import Author
from newscrawl.portal.beats import Beat, beat, phrases
from newscrawl.portal.newsroom import Genre, Headline, Newsroom, quoted
from newscrawl.portal.publishers import PLACES, person_name, reporter
from newscrawl.portal.slots import Gaps
from newscrawl.portal.story import Block, Paragraph, Story, StoryPicture, Table
from newscrawl.portal.textdesk import edited_text

REACTIONS: Final = ("기뻐요", "응원해요", "실망이에요", "슬퍼요")
_PARAGRAPHS: Final = (3, 5, 7, 9, 10, 11, 12, 13, 15, 17)
_LONG_PARAGRAPHS: Final = (16, 20, 24, 28)
_LONGEST_BODY: Final = 3900
_SENTENCES: Final = (2, 2, 3, 3, 3, 4)
_TABLE_HEADINGS: Final = ("구분", "지난해", "올해", "증감률")


class Writer:
    """Writes one article; an instance is used once."""

    def __init__(self, newsroom: Newsroom, headline: Headline) -> None:
        self.newsroom = newsroom
        self.headline = headline
        self.rng: Random = newsroom.random(headline.index, "text")
        self.words: Beat = beat(headline.category)
        self.shared = phrases("shared")
        self.slots = Gaps(
            self.rng,
            org=headline.org,
            topic=headline.topic,
            person=headline.person,
            post=headline.post,
            day=str(headline.published.day),
            post2=self.rng.choice(self.words.posts),
        )
        self._quotes = list(self.words.quotes + self.shared["quotes"])
        self.rng.shuffle(self._quotes)
        self._sentences: list[str] = [*self.words.sentences, *self.shared["sentences"]]
        # A quoted sentence may come several times: what is said differs.
        self._sentences += self.rng.choices(self.shared["sayings"], k=12)
        self.rng.shuffle(self._sentences)
        self._captions = self.rng.sample(self.words.captions, len(self.words.captions))
        # What the desk says of the change that it made to the text.
        self.edit_class: str | None = None
        self._spoken = 0
        self._named = False

    def write(self, at: datetime) -> Story:
        """The article as it stands at that time."""
        headline = self.headline
        authors = self._authors()
        blocks = _GENRE_WRITERS[headline.genre](self)
        if headline.publisher.byline == "signoff" and authors:
            blocks.append(Paragraph(f"{headline.publisher.name} {authors[0].name}입니다."))
        elif headline.publisher.broadcasts and authors:
            blocks.append(Paragraph(f"{headline.publisher.name} 뉴스 {authors[0].name}입니다."))
        subtitle = self._subtitle()
        tags = self._tags()
        reactions = {name: int(self.rng.expovariate(1 / 6)) for name in REACTIONS}
        has_source = self.rng.random() < 0.8
        edited = headline.edited(at)
        addition = Paragraph(self._fill(self.rng.choice(self.shared["added"])))
        if edited:
            last = -1 if headline.publisher.broadcasts else len(blocks)
            blocks.insert(last, addition)
        if headline.edit is not None and headline.edit.subject == "text" and headline.changed(at):
            blocks, self.edit_class = edited_text(blocks, self.newsroom.desk(headline.edit, headline))
        if self.newsroom.editors is not None and (line := self.newsroom.editors.template(at)):
            blocks.insert(-1 if headline.publisher.broadcasts else len(blocks), Paragraph(line))
        return Story(
            headline=headline,
            title=headline.title_at(at),
            subtitle=subtitle,
            blocks=tuple(blocks),
            authors=authors,
            tags=tags,
            reactions=reactions,
            modified=headline.modified_at(at),
            source_path=f"/news/view/{headline.news_id}" if has_source else None,
            related=self._related(),
        )

    def _fill(self, phrase: str) -> str:
        """A phrase with its gaps filled and the publisher's quotation marks."""
        first, second = self._quotes[self._spoken % 20], self._quotes[(self._spoken + 1) % 20]
        if "{quote}" in phrase:
            self._spoken += 2 if "{quote2}" in phrase else 1
        speaker = f"{self.headline.person} {self.headline.post}"
        if self._named and "{speaker" in phrase:
            speaker = self.rng.choice((f"{self.headline.person[:-2]} {self.headline.post}", "그"))
        self._named = self._named or "{speaker" in phrase
        filled = self.slots.fill(phrase, quote=first, quote2=second, speaker=speaker)
        return quoted(filled, self.headline.publisher)

    def _sentence(self) -> str:
        return self._fill(self._sentences.pop()) if self._sentences else ""

    def _paragraph(self, *first: str) -> Paragraph:
        count = self.rng.choice(_SENTENCES) - len(first)
        return Paragraph(" ".join(filter(None, (*first, *(self._sentence() for _ in range(count))))))

    def _paragraphs(self, count: int, subheads: int = 0) -> list[Block]:
        chosen = self.rng.sample(self.words.subheads, subheads)
        every = count // (subheads + 1) or 1
        blocks: list[Block] = []
        length = 0
        for number in range(count):
            paragraph = self._paragraph()
            length += len(paragraph.text)
            if not paragraph.text or length > _LONGEST_BODY:
                break
            if chosen and number and number % every == 0:
                blocks.append(Paragraph(self._fill(chosen.pop()), "subhead"))
            blocks.append(paragraph)
        return blocks

    def _picture(self, number: int) -> StoryPicture:
        publisher = self.headline.publisher
        text = self._fill(self._captions[number % len(self._captions)])
        own = publisher.name if publisher.credit != "provided" else "시청"
        credit = self.rng.choice((self.headline.org, self.headline.org, f"{own} 자료사진", "독자"))
        if publisher.credit == "provided":
            caption = f"{text}. {credit} 제공"
        elif publisher.credit == "bracket":
            caption = f"{text}. (사진={credit})"
        else:
            caption = f"{text}/사진={credit}"
        return StoryPicture(f"/img/{self.headline.news_id}/{number}.svg", caption, credit)

    def _with_pictures(self, blocks: list[Block], count: int) -> list[Block]:
        for number in range(count):
            place = min(len(blocks), 1 + number * 3)
            blocks.insert(place, self._picture(number + 1))
        return blocks

    def _straight(self) -> list[Block]:
        count = self.rng.choice(_PARAGRAPHS)
        subheads = self.rng.choice((0, 0, 1)) if count > 5 else 0
        blocks: list[Block] = [self._paragraph(quoted(self.headline.lead, self.headline.publisher))]
        return self._with_pictures(blocks + self._paragraphs(count, subheads), self.rng.choice((0, 1, 1, 2)))

    def _long(self) -> list[Block]:
        blocks: list[Block] = [self._paragraph(quoted(self.headline.lead, self.headline.publisher))]
        return self._with_pictures(
            blocks + self._paragraphs(self.rng.choice(_LONG_PARAGRAPHS), self.rng.randint(2, 4)),
            self.rng.randint(2, 3),
        )

    def _interview(self) -> list[Block]:
        blocks: list[Block] = [Paragraph(self._fill(self.rng.choice(self.shared["interview_leads"])))]
        for question in self.rng.sample(self.shared["questions"], self.rng.randint(3, 7)):
            blocks.append(Paragraph(self._fill(question)))
            answer = self._fill("“{quote}. " if self.rng.random() < 0.6 else "“{quote}. {quote2}. ")
            more = [text for text in (self._plain(), self._plain()) if text]
            closing = quoted("”", self.headline.publisher)
            blocks.append(Paragraph((answer + " ".join(more)).rstrip() + closing))
        return self._with_pictures(blocks, 1)

    def _plain(self) -> str:
        """A sentence without any quotation, to stand inside one."""
        for place, phrase in enumerate(self._sentences):
            if not any(mark in phrase for mark in "“‘"):
                return self._fill(self._sentences.pop(place))
        return ""

    def _broadcast(self) -> list[Block]:
        anchor, reporter_ = (
            ("【 앵커멘트 】", "【 기자 】")
            if self.headline.publisher.byline == "signoff"
            else ("[앵커]", "[기자]")
        )
        blocks: list[Block] = [
            Paragraph(anchor, "marker"),
            Paragraph(self._fill(self.rng.choice(self.shared["anchors"]))),
            Paragraph(reporter_, "marker"),
        ]
        lines = [self._fill(line) for line in self.shared["reports"][: self.rng.randint(6, 12)]]
        for start in range(0, len(lines), 2):
            blocks.append(Paragraph(" ".join(lines[start : start + 2])))
            if start and self.rng.random() < 0.6:
                blocks.append(Paragraph(self._fill(self.rng.choice(self.shared["interviewees"]))))
        return blocks

    def _table(self) -> list[Block]:
        blocks = self._straight()
        rows = [_TABLE_HEADINGS]
        for place in self.rng.sample(PLACES, self.rng.randint(3, 6)):
            before, now = self.rng.randint(100, 900), self.rng.randint(100, 900)
            change = (now - before) / before * 100
            rows.append((place, f"{before * 10:,}", f"{now * 10:,}", f"{change:+.1f}%".replace("+", "")))
        title = Paragraph(self.rng.choice(self.shared["table_titles"]), "subhead")
        return [*blocks, title, Table(tuple(rows)), self._paragraph()]

    def _photo(self) -> list[Block]:
        blocks: list[Block] = [self._picture(number + 1) for number in range(self.rng.randint(1, 3))]
        return [*blocks, Paragraph(self._fill(self.rng.choice(self.shared["photo_leads"])))]

    def _flash(self) -> list[Block]:
        return [Paragraph(quoted(self.headline.lead, self.headline.publisher))]

    def _subtitle(self) -> tuple[str, ...]:
        if not self.headline.publisher.subtitles or self.headline.genre in {"flash", "photo"}:
            return ()
        chosen = self.rng.sample(self.shared["subtitle_lines"], self.rng.randint(0, 2))
        return tuple(self._fill(line) for line in chosen)

    def _authors(self) -> tuple[Author, ...]:
        publisher = self.headline.publisher
        if publisher.byline == "none" and publisher.dateline == "none":
            return ()
        rng = self.newsroom.random(self.headline.index, "authors")
        abroad = self.headline.category.group == "WORLD" and publisher.dateline == "wire"
        role = "특파원" if abroad else "기자"
        if publisher.byline == "glued":
            count = rng.choice((0, 1, 1, 1, 2, 2, 3))
        elif publisher.byline in {"parenthesis", "slash"} and not publisher.broadcasts:
            count = rng.choice((0, 1, 1, 1, 1))
        else:
            count = 1
        found: dict[str, Author] = {}
        while len(found) < count:
            author = reporter(rng, publisher.domain, role)
            found.setdefault(author.name, author)
        authors = tuple(found.values())
        if publisher.byline == "signoff":
            return tuple(Author(author.name) for author in authors)
        if publisher.dateline == "named" and publisher.byline == "none":
            return tuple(Author(author.name, None, author.role) for author in authors)
        return authors

    def _tags(self) -> tuple[str, ...]:
        own = [*self.headline.topic.split(), self.headline.org.split()[-1], *self.words.tags]
        kept = list(dict.fromkeys(own))
        count = self.rng.choice((0, 3, 5, 5, 10, 10))
        return tuple(kept[:count])

    def _related(self) -> tuple[Headline, ...]:
        others = self.newsroom.newest([self.headline.category], self.rng.randint(0, 20), 4)
        return tuple(self.newsroom.headline(index) for index in others if index != self.headline.index)[:3]


_GENRE_WRITERS: Final[dict[Genre, Callable[[Writer], list[Block]]]] = {
    "straight": Writer._straight,
    "long": Writer._long,
    "interview": Writer._interview,
    "broadcast": Writer._broadcast,
    "table": Writer._table,
    "photo": Writer._photo,
    "flash": Writer._flash,
}


def camera_credits(headline: Headline, newsroom: Newsroom) -> Sequence[str]:
    """The names below a broadcast script: camera and cut."""
    rng = newsroom.random(headline.index, "credits")
    return (f"촬영기자:{person_name(rng)}/영상편집:{person_name(rng)}",)
