import pytest

from generator.errors import UserError
from generator.events.language import Parser
from generator.events.lexicon import Lexicon
from generator.located_yaml import load

FILE = """frames:
  threaten:
    - "menac* .. de"
    - "{pattern}"
"""


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("menac*|~menace voilee", "write `~menace-voilee`"),
        ("$rien", "no word class 'rien'"),
        ("&", "has an empty part"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_named_with_its_line(pattern: str, said: str) -> None:
    located = load(FILE.format(pattern=pattern), "languages/xx.ladder.yaml")
    with pytest.raises(UserError) as caught:
        Parser(Lexicon({}, {}), located).patterns(located.data["frames"]["threaten"], ("frames", "threaten"))
    assert str(caught.value).startswith("languages/xx.ladder.yaml:4:7: ")
    assert said in str(caught.value)
