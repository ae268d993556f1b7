import jsonschema
import pytest

from newscrawl import schema
from newscrawl.items import Article, Ranking


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
