"""The views of the store: what a person asks of it, in columns to be read, in Korean time.

Made with a new store and by an upgrade: a change of them counts ``SCHEMA_VERSION`` up. Times are text in ISO
8601 with ``+09:00`` on both databases: they sort, every tool reads them, and nobody takes them for another
zone.
"""

from functools import partial

from sqlalchemy import Connection

# How each database says what the views need.
_DIALECTS = {
    "sqlite": {
        "at": "strftime('%Y-%m-%dT%H:%M:%S+09:00', {0}, '+9 hours')",
        "second": "strftime('%Y-%m-%dT%H:%M:%S+09:00', {0}, 'unixepoch', '+9 hours')",
        "field": "json_extract({0}.content, '$.{1}')",
        "names": "(SELECT group_concat(json_extract(value, '$.name'), '; ')"
        " FROM json_each(r.content, '$.authors'))",
        "tags": "(SELECT group_concat(value, '; ') FROM json_each(r.content, '$.tags'))",
        "reasons": "(SELECT group_concat(value, '; ') FROM json_each(runs.reasons))",
        "count": "coalesce(json_extract(runs.counts, '$.\"articles/{0}\"'), 0)",
        "seconds": "CAST(round((julianday(runs.ended) - julianday(runs.started)) * 86400) AS INTEGER)",
    },
    "postgresql": {
        "at": "to_char({0} AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD\"T\"HH24:MI:SS\"+09:00\"')",
        "second": "to_char(to_timestamp({0}) AT TIME ZONE 'Asia/Seoul',"
        ' \'YYYY-MM-DD"T"HH24:MI:SS"+09:00"\')',
        "field": "{0}.content ->> '{1}'",
        "names": "(SELECT string_agg(value ->> 'name', '; ' ORDER BY place)"
        " FROM json_array_elements(r.content -> 'authors') WITH ORDINALITY AS one (value, place))",
        "tags": "(SELECT string_agg(value, '; ' ORDER BY place)"
        " FROM json_array_elements_text(r.content -> 'tags') WITH ORDINALITY AS one (value, place))",
        "reasons": "(SELECT string_agg(value, '; ' ORDER BY place)"
        " FROM json_array_elements_text(CASE json_typeof(runs.reasons) WHEN 'array' THEN runs.reasons END)"
        " WITH ORDINALITY AS one (value, place))",
        "count": "coalesce(CAST(runs.counts ->> 'articles/{0}' AS integer), 0)",
        "seconds": "CAST(round(extract(epoch FROM runs.ended - runs.started)) AS integer)",
    },
}


# The text that a column has the key of.
_SHARED = "(SELECT text FROM shared_texts WHERE key = {})"


def _articles(say: dict[str, str]) -> str:
    """The newest version of every article."""
    field, at = partial(say["field"].format, "r"), say["at"].format
    return f"""
        SELECT a.id, coalesce(a.story, a.id) AS story, a.site, a.publisher, a.section,
          {field("title")} AS title, {field("subtitle")} AS subtitle, {field("published_at")} AS published_at,
          {at("a.modified_at")} AS modified_at, {say["names"]} AS authors, {field("body")} AS body,
          {say["tags"]} AS tags, a.url, a.source_url, {_SHARED.format("a.copyright")} AS copyright,
          a.comment_count, a.language, a.revision, {at("a.read_at")} AS read_at,
          {_SHARED.format("a.read_in")} AS run
        FROM articles AS a JOIN revisions AS r ON r.article_id = a.id AND r.revision = a.revision"""  # noqa: S608 - no input


def _runs(say: dict[str, str]) -> str:
    """Every run and how it ended."""
    counts = ", ".join(
        f"{say['count'].format(name)} AS {name}" for name in ("new", "revised", "known", "failed")
    )
    return f"""
        SELECT runs.id, runs.spider, runs.site, {say["at"].format("runs.started")} AS started,
          {say["at"].format("runs.ended")} AS ended, {say["seconds"]} AS seconds, runs.state, runs.verdict,
          {say["reasons"]} AS reasons, {counts}, runs.crawl
        FROM runs"""  # noqa: S608 - no input


# Until when a spell is known to last: one that is open, to the newest look (as store.spellqueries has it).
_UNTIL = (
    "coalesce(s.until_at, (SELECT o.until_at + 1 FROM observations AS o WHERE o.list = s.list"
    " ORDER BY o.from_at DESC LIMIT 1))"
)


def _list_spells(say: dict[str, str]) -> str:
    """Every entry at a position of a list while it stood there, its publisher as ``store.exposure`` has."""
    second = say["second"].format
    return f"""
        SELECT l.site, l.list, l.name, l.tab, l.section, l.span, s.rank, e.title,
          coalesce(nullif(e.publisher, ''), a.publisher) AS publisher, e.url, e.article_id,
          {second("s.from_at")} AS since, {second(_UNTIL)} AS until, {_UNTIL} - s.from_at AS seconds,
          CASE WHEN s.until_at IS NULL THEN 1 ELSE 0 END AS is_open, s.position
        FROM spells AS s JOIN list_numbers AS n ON n.number = s.list JOIN lists AS l ON l.key = n.key
          JOIN entries AS e ON e.number = s.entry LEFT JOIN articles AS a ON a.id = e.article_id"""  # noqa: S608 - no input


def _headline_changes(say: dict[str, str]) -> str:
    """Every change of an article by which its page had another headline than before."""
    field, listed = say["field"].format, "',' || c.classes || ','"
    return f"""
        SELECT c.article_id, a.site, a.publisher, a.section, {field("old", "title")} AS before,
          {field("new", "title")} AS after, {say["at"].format("c.at")} AS seen_at, c.classes,
          c.revision, a.url, c.run
        FROM changes AS c JOIN articles AS a ON a.id = c.article_id
          JOIN revisions AS new ON new.article_id = c.article_id AND new.revision = c.revision
          JOIN revisions AS old ON old.article_id = c.article_id AND old.revision = c.revision - 1
        WHERE replace({listed}, ',headline,', '') <> {listed}"""  # noqa: S608 - no input


_VIEWS = {
    "v_articles": _articles,
    "v_list_spells": _list_spells,
    "v_headline_changes": _headline_changes,
    "v_runs": _runs,
}


def make_views(connection: Connection) -> None:
    """Make the views of this version in the place of those that are there."""
    say = _DIALECTS[connection.dialect.name]
    drop_views(connection)
    for name, query in _VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query(say)}")


def drop_views(connection: Connection) -> None:
    """Take the views away: the tables that they ask can be replaced then."""
    for name in _VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
