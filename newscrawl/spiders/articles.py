"""Pages of articles: asked for and read."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from scrapy import Request
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from newscrawl.exceptions import FailureClass
from newscrawl.following import failures
from newscrawl.items import Article, Placement, Promise, ServedPage
from newscrawl.pages import Listed, Reading, explain_article
from newscrawl.pages.complexity import SMALL
from newscrawl.pages.crosscheck import (
    checkable,
    crosscheck,
    is_sentence_of_text,
    is_strange,
    unlikely_text,
)
from newscrawl.pages.wholeness import breaks_off
from newscrawl.run import Count
from newscrawl.run.answers import CONDITIONAL, NOT_MODIFIED, answer_of, keep_answer, version_of
from newscrawl.run.honour import without_text
from newscrawl.run.timelimit import OutOfTimeError
from newscrawl.run.versions import asking
from newscrawl.sites.fingerprint import reading_digest
from newscrawl.spiders.running import RunSpider
from newscrawl.store import Unread
from newscrawl.store.known import NO_ARTICLE
from newscrawl.store.waiting import WaitingArticle, packed
from newscrawl.text import KST

logger = logging.getLogger(__name__)

# Classes of what a refused page is; the others are articles that cannot be read.
_REFUSED_CLASSES = {"consent": FailureClass.CONSENT, "front page": FailureClass.REDIRECTED}
# Fields that nearly every article has: the verdict looks at how often they are missing.
OFTEN_PRESENT = ("published_at", "publisher")


class ReadsArticles(RunSpider):
    """The callbacks of an article's page."""

    def article_request(self, article: WaitingArticle) -> Request:
        """The request for the page of an article that waits on the frontier."""
        site = self.run.sites.site_for(article.url)
        kept = None if self.browser.needed(site) else article.kept
        headers, meta = asking(kept, reading_digest(site))
        return Request(
            article.url,
            headers=headers,
            callback=self.parse_article,
            errback=self.article_failed,
            dont_filter=True,  # the frontier holds each article once already
            meta=self.run.slots.meta(article.slot, site)
            | self.browser.meta(site, "article")
            | {"target": article.site}
            | meta,
            cb_kwargs={
                "key": article.key.hex(),
                "article_id": article.article_id,
                "url": article.url,
                "title": article.title,
                "publisher": article.publisher,
                "placements": packed(article.placements),
                "why": article.why,
                "saves": (kept.url, kept.transferred) if kept and headers else None,
            },
        )

    async def parse_article(
        self,
        response: Response,
        *,
        key: str,
        article_id: str,
        url: str,
        title: str | None,
        publisher: str | None,
        placements: list[list[Any]],
        why: str | None,
        saves: tuple[str, int] | None,
    ) -> AsyncIterator[Article | Request]:
        """Read one article page. ``title``, ``publisher``: as the list showed them; ``why``: why one that is
        stored is read again; ``saves``: the address and the bytes of the version that is kept of it."""
        if response.status == NOT_MODIFIED:
            if (request := await self._unchanged(response, saves)) is not None:
                yield request
            return
        if not isinstance(response, TextResponse) or breaks_off(response.body):
            await self._no_whole_page(response, key, article_id)
            return
        gone = Unread(how="gone", article_id=article_id, url=url, key=bytes.fromhex(key), status=NO_ARTICLE)
        now = datetime.now(KST)
        if (reading := await self._reading(response, Listed(title, publisher), now, gone)) is None:
            return
        target = response.request.meta.get("target", "") if response.request is not None else ""
        article = reading.article
        article.requested_url, article.crawled_at, article.read_because = url, now, why
        article.doubts, article.sources, article.lease = reading.doubts, reading.sources, gone.key
        article.listed_in = [Placement(*place) for place in placements]
        site = self.run.sites.site_for(response.url)
        # What a browser has made of a page has no version.
        version = None if self.browser.needed(site) else version_of(response, reading_digest(site))
        article.page = ServedPage(response.url, response.encoding, response.body, version)
        article.promise = Promise(article_id, title, reading.headlines, target)
        await self._heed(article, response.url)
        article.outside = self.choice_of(target).why_not(article)
        self._count_read(article)
        yield article

    async def _no_whole_page(self, response: Response, key: str, article_id: str) -> None:
        """Count an article whose answer is no page of text, or breaks off; it is asked for again."""
        if not isinstance(response, TextResponse):
            await self._failed(response.url, "no page of text", key, article_id)
            return
        self._note_trouble_of(response, FailureClass.UNREADABLE)
        await self._failed(response.url, "its page breaks off", key, article_id)

    async def _reading(
        self, response: TextResponse, listed: Listed, now: datetime, gone: Unread
    ) -> Reading | None:
        """What a page is read as; None if it is no article or takes too long, which is noted as ``gone``."""
        if failures.is_front_page(gone.url, response.url):
            await self._refused(response, f"front page: {gone.url} leads to {response.url}", gone)
            return None
        try:
            with self.run.reading_limit:
                reading = self._read(response, listed, now)
        except OutOfTimeError as error:
            self._note_trouble_of(response, FailureClass.UNREADABLE)
            await self._unreadable(response, str(error), gone)
            return None
        if reading.refusal is not None:
            await self._refused(response, reading.refusal, gone)
            return None
        return reading

    async def _unchanged(self, response: Response, saves: tuple[str, int] | None) -> Request | None:
        """Count an article as read of which its server says that it is as it was; what is another page than
        was asked about is asked for anew.
        """
        request = response.request
        assert request is not None  # noqa: S101 - it was asked for by article_request
        asked = request.cb_kwargs
        kept_url, transferred = saves or (None, 0)
        if response.url != kept_url:
            meta = {name: value for name, value in request.meta.items() if name != "handle_httpstatus_list"}
            return request.replace(
                url=asked["url"], headers={}, meta=meta, cb_kwargs={**asked, "saves": None}
            )
        for count in (Count.ARTICLES_READ, Count.ARTICLES_UNCHANGED, Count.ANSWERS_UNCHANGED):
            self.run.counters.add(count)
        self.run.counters.add(Count.ANSWERS_SAVED, transferred)
        article_id, lease = asked["article_id"], bytes.fromhex(asked["key"])
        await self.run.keep_unread(
            Unread(how="unchanged", article_id=article_id, url=asked["url"], key=lease, why=asked["why"])
        )
        return None

    def _read(self, response: TextResponse, listed: Listed, now: datetime) -> Reading:
        """The reading of a page; where rules of its site and the page itself disagree, the likelier one.

        One that takes long is not read twice: the event loop waits for it.
        """
        site = self.run.sites.site_for(response.url)
        reading = explain_article(response, site, self.crawler.stats, listed=listed, observed=now)
        if not checkable(site):
            return reading
        takes = reading.refusal is None and self.run.rule_sample.takes(site.name)
        looks = takes or is_strange(site, reading, listed)
        if looks and SMALL.exceeded(response.body) is None:
            check = crosscheck(response, site, reading, listed=listed, observed=now)
            reading = check.reading
            # What is looked at for being strange is no sample, and a page that is no article says nothing.
            if reading.refusal is None and (takes or check.distrusted):
                self.run.rule_sample.note(site.name, check.findings, distrusted=bool(check.distrusted))
        if is_sentence_of_text(site, reading):
            reading.article.subtitle = None
        reading.refusal = reading.refusal or unlikely_text(site, reading, listed)
        return reading

    async def _heed(self, article: Article, url: str) -> None:
        """Note what the page's origin says about its use, and do what follows from all that is said."""
        if "tdm" in self.run.honour.names or self.settings.getbool("TDMREP_ENABLED"):
            await self._hear_tdm_file(url)
        article.usage = self.run.usage.of(url) | article.usage
        why = self.run.honour.refused(article.usage, article.crawled_at or datetime.now(KST))
        if why is not None:
            without_text(article, why)
            self.run.counters.add(Count.ARTICLES_TEXT_REFUSED, why=why)

    async def _hear_tdm_file(self, url: str) -> None:
        """Ask the origin of a page once what it says of all its pages, and keep the answer."""
        # In the slot of the page: the site's delay holds for both.
        slots, site = self.run.slots, self.run.sites.site_for(url)
        meta = CONDITIONAL | slots.meta(slots.of(site, url), site)
        response = await self.run.usage.ask_for_tdm_file(self.crawler, url, meta)
        if response is not None and (answer := answer_of(response)) is not None:
            await keep_answer(self.run, answer)

    def _count_read(self, article: Article) -> None:
        self.run.counters.add(Count.ARTICLES_READ)
        for name in article.doubts:
            self.run.counters.add_of(Count.ARTICLES_DOUBTED, name)
        for name in OFTEN_PRESENT:
            if getattr(article, name) is None:
                self.run.counters.add_of(Count.ARTICLES_MISSING, name)
        if article.outside is not None:
            self.run.counters.add(Count.ARTICLES_OUTSIDE, why=article.outside)

    async def article_failed(self, failure: Failure) -> None:
        """Count an article that could not be fetched; remember one that is gone, so as not to ask again."""
        if failures.is_interrupted(failure):
            return
        request = failures.request_of(failure)
        key, article_id = request.cb_kwargs["key"], request.cb_kwargs["article_id"]
        self._note_trouble(request, failures.class_of(failure))
        if failures.is_gone(failure):
            logger.info("Article is gone: %s", request.url)
            self.run.counters.add(Count.ARTICLES_GONE)
            url, lease = request.cb_kwargs["url"], bytes.fromhex(key)
            await self.run.keep_unread(Unread(how="gone", article_id=article_id, url=url, key=lease))
        elif (page := failures.unread_page(failure)) is not None:
            url, lease = request.cb_kwargs["url"], bytes.fromhex(key)
            gone = Unread(how="gone", article_id=article_id, url=url, key=lease, status=NO_ARTICLE)
            await self._unreadable(page, failures.reason(failure), gone)
        else:
            # What is wrong with a host that was given up has been said once for all.
            level = logging.DEBUG if failures.is_said_already(failure) else logging.WARNING
            # What robots.txt refuses, it refuses the next time as well: only a new list asks for it again.
            how: Literal["refused", "failed"] = "refused" if failures.is_refused(failure) else "failed"
            await self._failed(request.url, failures.reason(failure), key, article_id, how=how, level=level)

    def _note_trouble(self, request: Request, failure: FailureClass) -> None:
        """Count why an article was not read, for the site whose list it stands on."""
        self.run.counters.add_trouble(Count.ARTICLES_TROUBLE, request.meta.get("target", ""), failure)

    def _note_trouble_of(self, response: Response, failure: FailureClass) -> None:
        if response.request is not None:
            self._note_trouble(response.request, failure)

    async def _refused(self, response: TextResponse, refusal: str, unread: Unread) -> None:
        """Keep the page that is no article for a person to look at, with the reason, and do not ask again."""
        kind = refusal.partition(":")[0]
        logger.info("No article: %s: %s", response.url, refusal)
        self.run.counters.add(Count.ARTICLES_REFUSED, why=kind)
        self._note_trouble_of(response, _REFUSED_CLASSES.get(kind, FailureClass.UNREADABLE))
        reason = f"no article: {refusal}"
        await self.run.quarantine(response.url, reason, response.body, response.encoding)
        await self.run.keep_unread(replace(unread, kind=kind))

    async def _unreadable(self, page: TextResponse, why: str, unread: Unread) -> None:
        """Keep the page that takes too long to read for a person to look at, and do not ask again."""
        kind = why.partition(":")[0]
        logger.warning("Article %s: %s", page.url, why)
        self.run.counters.add(Count.ARTICLES_REFUSED, why=kind)
        await self.run.quarantine(page.url, why, page.body, page.encoding)
        await self.run.keep_unread(replace(unread, kind=kind))

    async def _failed(
        self,
        url: str,
        why: str,
        key: str,
        article_id: str,
        *,
        how: Literal["refused", "failed"] = "failed",
        level: int = logging.WARNING,
    ) -> None:
        logger.log(level, "Article %s: %s", url, why)
        self.run.counters.add(Count.ARTICLES_FAILED, why=why)
        await self.run.keep_unread(Unread(how=how, article_id=article_id, url=url, key=bytes.fromhex(key)))
