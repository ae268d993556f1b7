from pathlib import Path

import jsonschema
import pytest

from newscrawl import schema
from newscrawl.items import Article, Ranking


@pytest.mark.parametrize("name", sorted(schema.documents()))
def test_the_documents_are_up_to_date(name):
    docs = Path(__file__).resolve().parent.parent / "docs"
    assert (docs / name).read_text(encoding="utf-8") == schema.documents()[name], (
        "the items have changed: run `make docs`"
    )


@pytest.mark.parametrize("item", [Article, Ranking])
def test_the_examples_are_valid_by_their_own_schema(item):
    document = schema.json_schema(item)
    jsonschema.Draft202012Validator.check_schema(document)
    example = {name: about["examples"][0] for name, about in document["properties"].items()}
    jsonschema.validate(example, document)


def test_an_empty_text_and_a_time_of_another_zone_are_invalid():
    document = schema.json_schema(Article)
    example = {name: about["examples"][0] for name, about in document["properties"].items()}
    for wrong in ({"title": ""}, {"published_at": "2025-02-05T06:22:00Z"}, {"listed_in": None}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(example | wrong, document)


def test_every_field_stands_in_the_table_for_people():
    text = schema.markdown()
    for name in (*schema.json_schema(Article)["properties"], *schema.json_schema(Ranking)["properties"]):
        assert f"| `{name}` |" in text


def test_the_command_says_that_a_document_is_out_of_date(tmp_path: Path, run_scrapy):
    written = run_scrapy("schema", "--folder", str(tmp_path))
    assert written.returncode == 0
    (tmp_path / "items.md").write_text("old", encoding="utf-8")
    checked = run_scrapy("schema", "--check", "--folder", str(tmp_path))
    assert checked.returncode == 1
    assert "items.md is out of date" in checked.stderr
