"""``LOG_JSON``: a line of JSON for each record, whatever it holds."""

import json
import logging
from datetime import datetime

from newscrawl.log import JsonRecords
from tests.conftest import Command


def test_every_line_of_a_crawl_is_json(run_scrapy: Command) -> None:
    small = ("-a", "limit=1", "-s", "PORTAL_ARTICLES=20", "-s", "PORTAL_PORT=0")
    done = run_scrapy("crawl", "trending", *small, env={"LOG_JSON": "1"})
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stderr.splitlines()]
    assert records[0]["message"].startswith("Scrapy 2.")
    (verdict,) = [one for one in records if one["message"] == "Verdict: ok"]
    assert (verdict["level"], verdict["logger"]) == ("INFO", "newscrawl.run.ending")
    assert all(datetime.fromisoformat(one["time"]).tzinfo for one in records)


def test_a_record_forges_no_line_and_has_its_traceback() -> None:
    error = ValueError("first\nsecond")
    info = (type(error), error, None)
    record = logging.LogRecord("a.b", logging.ERROR, __file__, 1, "못 읽음\n{\u202e%s}", ("x",), info)
    text = JsonRecords().format(record)
    assert "\n" not in text
    assert "\u202e" not in text
    made = json.loads(text)
    assert made["message"] == "못 읽음\n{\u202ex}"
    assert made["traceback"].endswith("ValueError: first\nsecond")
