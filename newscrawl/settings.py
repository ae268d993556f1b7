"""Every setting of the project, grouped, each with its reason.

``scrapy crawl -s NAME=VALUE`` overrides one for a run; the environment variables ``DATA_DIR`` and
``STORE_URL`` override theirs for every run. A number that may have a fraction has one here.
"""

import os
import sys
from pathlib import Path

from scrapy.settings import default_settings

from newscrawl import __version__
from newscrawl.feeds.defaults import DEFAULT_FEEDS

# -- The project --------------------------------------------------------------------------------

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]
NEWSPIDER_MODULE = "newscrawl.spiders"
# Scrapy imports every module that is here, to know which commands there are; a command that is named needs
# its own alone, three of Scrapy's none, and the others took a quarter of the time of its start, or more.
_NAMED = next((argument for argument in sys.argv[1:] if not argument.startswith("-")), "")
_COMMANDS = "newscrawl.commands"
if _NAMED.isidentifier() and Path(__file__).with_name("commands").joinpath(f"{_NAMED}.py").is_file():
    _COMMANDS += f".{_NAMED}"
COMMANDS_MODULE = None if _NAMED in ("settings", "startproject", "version") else _COMMANDS

# -- Where things are kept ----------------------------------------------------------------------

# Feeds and the default store live here. Relative paths count from the project's folder, so that a
# scheduler's working directory does not matter.
DATA_DIR = os.environ.get("DATA_DIR", "data")
# Any SQLAlchemy address; None is SQLite at DATA_DIR/newscrawl.db.
STORE_URL = os.environ.get("STORE_URL")
# How long every article page is kept as it was served, for `scrapy reread`: a number and its unit, s, m, h or
# d, as all lengths of time in settings and options (newscrawl.lengths). A page takes
# 2 to 6 KB once its site's template is known. 0 keeps no new ones and deletes none.
KEEP_PAGES = "90d"
# How long the feeds of each run (not those at the fixed paths) and the logs in DATA_DIR/logs are kept,
# likewise. The store has their articles for ever, and their ranks as the history of lists.
KEEP_FEEDS = "90d"
KEEP_LOGS = "30d"
# How long pages whose item was refused and readings that are withheld wait for a person, likewise: a month is
# longer than any absence. 5,000 pages and 50,000 readings at most; 0: of any age.
KEEP_QUARANTINE = "30d"
# How long what a crawl observed on lists stays as it was observed, likewise, so that `scrapy export --run ID`
# can write its ranks again. What a publication shows stays in any case.
KEEP_OBSERVATIONS = "3h"

# How long after its first reading an article on a main-news front page is read again, once each: corrections
# come within hours. Separated by commas; empty: only when its headline changes on a list, or a feed or a
# sitemap says that it did. What a server calls unchanged is not sent again.
REREAD = ["1h", "6h", "24h", "72h"]

# Whether a crawl is recorded and its items are kept. `scrapy shell`, `fetch`, `parse`, `check` are no runs.
RUN_ENABLED = True

# SITES_PATH is no setting: declarations of one's own are read before there are any. The variable of the
# environment names their folder; see newscrawl.sites.own.

# -- Politeness ---------------------------------------------------------------------------------

# Whom a site can write to about a crawl: a mail address, or that of a page. It joins the user agent.
CONTACT = os.environ.get("CONTACT")
USER_AGENT = f"newscrawl/{__version__}"
ADDONS = {"newscrawl.contact.Contact": 0}
ROBOTSTXT_OBEY = True  # what a site refuses is not asked for
# Scrapy's own parser fails 14 of 256 checks of RFC 9309.
ROBOTSTXT_PARSER = "newscrawl.middlewares.robots.Rfc9309Parser"
# One request a second and host, two in flight: what a fast human reader does. Sites may ask for less
# through Crawl-delay and Retry-After, never get more. The bundled portal, on loopback, has no limit.
DOWNLOAD_DELAY = 1.0
# Scrapy's default takes up to half of a delay away. Who is open about being a robot need not look random.
DOWNLOAD_DELAY_JITTER = 0.0
CONCURRENT_REQUESTS_PER_DOMAIN = 2
CONCURRENT_REQUESTS = 16  # to all hosts together, as Scrapy has it
# A host that answers slowly is asked slowly: one request at a time on average, up to as many seconds
# apart as an answer may take. Never faster than the delays above; see newscrawl.extensions.throttle.
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
# The longest Crawl-delay or Retry-After in seconds that is waited out; who asks for more is given up.
POLITENESS_MAX_DELAY = 60.0
# What publishers say about the use of their pages is stored with every article (field ``usage``). Neither
# text nor page is kept of those that a statement named here refuses: robots (noindex, none, noarchive,
# nocache, unavailable_after), aipref, content-signal, rsl, tdm, noai; see docs/usage.md.
HONOUR = ["robots"]
# Whether each origin is asked once a run for /.well-known/tdmrep.json, where it states its reservations; with
# False only where tdm is heeded. What it names by ETag or Last-Modified is not sent again.
TDMREP_ENABLED = True
COOKIES_ENABLED = False  # reading news needs no session, and a fresh visitor gets the plain page
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ko-KR,ko;q=0.9,en;q=0.5",
}

# -- Where requests may go ------------------------------------------------------------------------

# Places (host:port, separated by commas) that may be asked although they are not on the public web, as a test
# server or an intranet's. The address that a command names (`-a url=`, `scrapy read`) needs no entry.
GUARD_ALLOWED: list[str] = []

# -- Budgets ------------------------------------------------------------------------------------
# What a host or a whole run may cost. A host that is given up is named in one line; what it still owes is
# asked for by the next run.

# Failures in a row (no connection, no answer, 429, 5xx) after which a host is given up; three for one that
# has not answered at all. From the third on it rests, HOST_REST seconds at first and then twice as long each
# time: 30 s in all, as long as a restart takes.
HOST_FAILURES = 7
HOST_REST = 2.0
HOST_LONGEST_REST = 30.0
# Seconds after which a host that only fails is given up before that: hanging ones take DOWNLOAD_TIMEOUT each.
HOST_PATIENCE = 45.0
HOST_REFUSALS = 20  # 401 and 403 in a row, which no rest helps against
# Seconds of rests and Retry-After together. A run holds its lock meanwhile and its lists grow old.
HOST_WAITING = 90.0
HOST_REQUESTS = 20_000  # one a second for five hours: no site has so much that is new
HOST_SECONDS = 7_200.0  # what is still waiting then is not of this hour
# Pages of a list that declares no number; older ones hold nothing that stands on it now. Paging also ends
# after two pages without an article of their own.
LIST_PAGES = 100
SITEMAP_ARTICLES = 1_000  # addresses of a plain sitemap, the newest; a sitemap of news may have as many
LIST_DAYS = 366  # of a list with an address for each day that one command may ask for
# Seconds before a page of a day that showed another one, or nothing, is asked for again, each time.
LIST_AGAIN = [20, 60, 180]
LIST_DETOURS = 60  # menus, feeds and sitemaps that are looked at for one list of an undeclared address
# What a page may have to be read (a sitemap what its protocol allows, 50 MB and 50,000 addresses): nothing
# else goes on meanwhile, and a page is to take less than a second. Reading costs some 20 us a tag; news pages
# have 1,000 to 14,000 tags in 30 to 900 KB.
PAGE_BYTES = 4 * 1024 * 1024
PAGE_TAGS = 20_000  # marks (<) in fact
PAGE_BRACKETS = 250_000  # [ and {: lists within lists, as JSON, take 1 s for 1,500,000
PAGE_ATTRIBUTES = 10_000  # of one element; their number squared is what it costs: 0.3 s for 20,000
# The most that one may compute all the same, in seconds of CPU time; then it is refused as one above is. The
# longest that were found within the bounds above take 1 s on a slow core.
READING_SECONDS = 3.0
RUN_REQUESTS = 200_000  # a run that asks for more goes in circles
RUN_SECONDS = 10_800.0  # a crawl of three hours ago is no picture of now; see store.crawls.RESUMED_WITHIN

# -- Robustness ---------------------------------------------------------------------------------

DOWNLOAD_TIMEOUT = 30.0  # a news page that takes longer is retried
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024  # the largest pages seen are under 1 MB; this stops a stream without end
DOWNLOAD_WARNSIZE = 4 * 1024 * 1024  # and this says so in the log
RETRY_TIMES = 2  # what fails three times in a row is asked for by the next run
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the spider says it in its own line, with the reason
REDIRECT_MAX_TIMES = 5  # Scrapy follows 20; an article needs one or two
METAREFRESH_ENABLED = False  # parses every page once more, and news pages refresh themselves to count views
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy's default accepts any certificate

# -- The browser, for sites that show nothing without JavaScript --------------------------------------

# Its program; None looks for Playwright's own, then for chromium and google-chrome on PATH.
PLAYWRIGHT_CHROMIUM = os.environ.get("PLAYWRIGHT_CHROMIUM")
# Chromium's own sandbox needs user namespaces, which many containers do not have. None: on wherever it works,
# a line where it does not; True: a crawl without it reads no page in the browser; False: off.
BROWSER_SANDBOX = None
BROWSER_PAGES = 4  # open at once; each takes about 50 MB and half a core while it loads
BROWSER_PAGE_USES = 100  # pages read before they and what they left behind are thrown away
BROWSER_CONTENT_SECONDS = 15.0  # how long a page's scripts may take until it shows what it is to show
BROWSER_PAGE_SECONDS = 60.0  # and everything about one page together

# -- Speed --------------------------------------------------------------------------------------

ASYNCIO_EVENT_LOOP = "uvloop.Loop"  # twice the pages a second of Python's own
STATS_CLASS = "newscrawl.run.stats.PlainStats"  # Scrapy's own, counted without detours
# Items of one page that are in the pipelines at once: the default of 100 halves throughput.
CONCURRENT_ITEMS = 8
# Bytes of pages whose items are on their way. They wait for their transaction, so that it keeps many at once:
# 64 pages of the larger sites are 10 MB. Above this no more are downloaded.
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 32 * 1024 * 1024

# -- Listening ports that run code: off -----------------------------------------------------------

TELNETCONSOLE_ENABLED = False  # runs any code of whoever connects
REMOTE_CONTROL_ENABLED = False  # likewise

# -- Components -----------------------------------------------------------------------------------

# Names that lead into a private network are not resolved.
TWISTED_DNS_RESOLVER = "newscrawl.middlewares.resolver.GuardedResolver"
# Its requests can be given up, so that a run that is told to end waits for no host.
DOWNLOADER = "newscrawl.middlewares.downloader.StoppableDownloader"
DOWNLOADER_MIDDLEWARES = {
    # Before robots.txt is asked, so that nothing at all is sent to a forbidden place.
    "newscrawl.middlewares.guard.GuardMiddleware": 40,
    "newscrawl.middlewares.politeness.GivenUpMiddleware": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # allows all if it cannot read it
    "newscrawl.middlewares.robots.RobotsMiddleware": 100,
    "newscrawl.middlewares.politeness.PolitenessMiddleware": 560,
    # What HttpCompressionMiddleware (590) has left packed; before anything reads it.
    "newscrawl.middlewares.unpacking.UnpackingMiddleware": 580,
    # What it answers itself, the others see as any answer; only DownloaderStats (850) sees what was sent.
    "newscrawl.middlewares.conditional.ConditionalMiddleware": 845,
    # After Scrapy's HttpProxyMiddleware (750), which says through which proxy a request goes.
    "newscrawl.middlewares.guard.ConnectionGuardMiddleware": 760,
}
# Scrapy's own without its remote control. It is off (see above), but whatever is named in this setting or in
# the next one is imported, and with it aiohttp, which takes a tenth of the start.
EXTENSIONS_BASE = {
    path: order for path, order in default_settings.EXTENSIONS_BASE.items() if "remote_control" not in path
}
ITEM_PIPELINES = {
    "newscrawl.pipelines.validate.Validate": 100,
    "newscrawl.pipelines.store.StorePipeline": 300,
}
EXTENSIONS = {
    # Before the run, which must know where the portal stands.
    "newscrawl.extensions.bundled_portal.BundledPortal": 5,
    # The others ask it. It ends when they have ended, because it is asked last (``engine_stopped``).
    "newscrawl.extensions.run.RunExtension": 10,
    "scrapy.extensions.throttle.AutoThrottle": None,
    "newscrawl.extensions.throttle.PoliteThrottle": 0,
    "newscrawl.extensions.contact.ContactReminder": 0,
    "scrapy.extensions.feedexport.FeedExporter": None,
    "newscrawl.extensions.feeds.FeedExport": 15,
    "newscrawl.extensions.progress.Progress": 30,
    "newscrawl.extensions.looplag.LoopLag": 40,
}

# -- Feeds ----------------------------------------------------------------------------------------

FEEDS = DEFAULT_FEEDS  # JSON and CSV of each run, see newscrawl.feeds.defaults
# Sets of the files at the fixed paths that stay after newer ones: who has opened one may read it to its end.
PUBLISHED_SETS = 5
FEED_STORE_EMPTY = False  # a run that found nothing leaves no file and replaces none
# Feed names of the user's own may hold %(feed_dir)s.
FEED_URI_PARAMS = "newscrawl.extensions.feeds.uri_params"
# Files are whole or not there; other schemes (s3, ftp, stdout) stay Scrapy's.
FEED_STORAGES = {
    "": "newscrawl.feeds.storage.WholeFileStorage",
    "file": "newscrawl.feeds.storage.WholeFileStorage",
}
FEED_EXPORTERS = {
    "json": "newscrawl.feeds.exporters.JsonExporter",
    "jsonlines": "newscrawl.feeds.exporters.JsonLinesExporter",
    "jsonl": "newscrawl.feeds.exporters.JsonLinesExporter",
    "jl": "newscrawl.feeds.exporters.JsonLinesExporter",
    "csv": "newscrawl.feeds.exporters.CsvExporter",
    "xml": "newscrawl.feeds.exporters.XmlExporter",
}

# -- The bundled portal ---------------------------------------------------------------------------

# The address of a portal that serves already (`make portal`); None starts one for the crawl.
PORTAL_URL = None
PORTAL_ARTICLES = 500
PORTAL_SEED = 7
# The same port each time keeps the articles' addresses; while it is taken, a free one serves.
PORTAL_PORT = 8600
# An ISO 8601 time at which the portal's clock stands still; None is real time.
PORTAL_AT = None

# -- The verdict ----------------------------------------------------------------------------------

# Shares of the articles asked for that may fail before a run is `degraded`, before it is `broken`.
VERDICT_DEGRADED_SHARE = 0.05
VERDICT_BROKEN_SHARE = 0.5
# Share of the articles read that may lack a publisher or a time of publication before a run is `degraded`.
VERDICT_MISSING_SHARE = 0.2

# -- Being watched ----------------------------------------------------------------------------------

# A file that every run writes at its end, whole, in Prometheus's text format, for the node exporter's
# textfile collector: its name must end in .prom. `scrapy watch` serves the same to Prometheus itself.
METRICS_FILE = os.environ.get("METRICS_FILE")
# Whom to tell when the verdict on a spider and its sites changes: addresses as Apprise takes them
# (https://github.com/caronc/apprise), separated by spaces: slack://…, tgram://…, ntfy://…, mailto://…, json://….
NOTIFY = os.environ.get("NOTIFY")
NOTIFY_SECONDS = 20.0  # and how long that may hold up the end of a run

# -- Redesigns ------------------------------------------------------------------------------------

# Articles of a site with rules that are read without them as well, to see whether the rules still find what
# stands on its pages: the first of each run, then every so many-th (0: no further ones). A second reading
# takes 5 ms: with these it is less than two hundredths of a crawl.
RULES_SAMPLE_FIRST = 5
RULES_SAMPLE_EVERY = 40

# -- The log --------------------------------------------------------------------------------------

LOG_LEVEL = "INFO"  # a line for each thing that happens; DEBUG has every request
# Scrapyd's front ends read Scrapy's own format and its statistics. Jobs there, which have SCRAPY_PROJECT in
# their environment, write both.
ON_SCRAPYD = "SCRAPY_PROJECT" in os.environ
LOG_FORMAT = f"%(asctime)s {'[%(name)s] ' if ON_SCRAPYD else ''}%(levelname)s: %(message)s"
# 1: each record is a line of JSON, for collectors of logs. Scrapy's first two lines, which hold nothing that
# would need escapes, come before newscrawl's formatter and have it from LOG_FORMAT.
LOG_JSON = os.environ.get("LOG_JSON") or "0"
if LOG_JSON != "0":
    LOG_DATEFORMAT = "%Y-%m-%dT%H:%M:%S%z"
    LOG_FORMAT = (
        '{"time": "%(asctime)s", "level": "%(levelname)s", "logger": "%(name)s", "message": "%(message)s"}'
    )
LOG_FORMATTER = "newscrawl.log.OneLineLogFormatter"  # a failed page is one line
LOG_VERSIONS: list[str] = []  # they are the same in every run
STATS_DUMP = ON_SCRAPYD  # the summary says what matters; `-s STATS_DUMP=1` shows all
