from typing import Any

from inspector.core.view import SecretPlace
from inspector.rules.sec.sec_in_image_config import SecInImageConfig
from tests.packages.image_builder import saved_view

RULE = SecInImageConfig()
VALUE = "q8Zr" + "T2vX9b"


def told(**more: Any) -> list[str]:
    return [finding.message for finding in RULE.check(saved_view([{"a": b""}], **more))]


def test_flags_variables_labels_and_build_steps() -> None:
    assert told(config={"Env": ["PATH=/usr/bin", f"NPM_TOKEN={VALUE}"], "Labels": {"db.password": VALUE}}) == [
        "An environment variable of the image sets NPM_TOKEN to a value.",
        "A label of the image sets db.password to a value.",
    ]
    assert told(history=[{"created_by": f"RUN |1 DB_PASSWORD={VALUE} /bin/sh -c make"}]) == [
        "A build step of the image sets DB_PASSWORD to a value."
    ]


def test_flags_what_the_engine_knows() -> None:
    view = saved_view([{"a": b""}])
    config = next(entry for entry in view.entries.values() if entry.name.endswith(".json") and len(entry.name) > 60)
    view.secrets["digest"].append(SecretPlace(config, "sec-provider-token", 1))
    (finding,) = RULE.check(view)
    assert finding.content_key == "digest"


def test_clean_configurations() -> None:
    assert (
        told(config={"Env": ["PATH=/usr/bin", "TOKEN=$TOKEN", "PASSWORD=changeme", "API_KEY=/run/secrets/key"]}) == []
    )
    assert told(config={"Env": ["KEYBOARD_LAYOUT=german-de", "TOKENIZERS_PARALLELISM=false"]}) == []
    assert told(config={"Env": "x", "Labels": [1]}, history=[1, {"created_by": 5}]) == []
