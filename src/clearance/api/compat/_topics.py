"""What topics are called."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from clearance.values import load_yaml


def topic_label(topic: str) -> str:
    """Name a topic; itself where it has no name."""
    return _labels().get(topic, topic)


@cache
def _labels() -> Mapping[str, str]:
    path = files("clearance.api.compat").joinpath("topics.yml")
    labels: Mapping[str, str] = load_yaml(path.read_text("utf-8"), "topics.yml")[
        "topics"
    ]
    return labels
