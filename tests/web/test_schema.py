"""The API answers whatever its OpenAPI allows, and what it forbids, as its OpenAPI says: Schemathesis asks."""

from http import HTTPStatus
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from exchange.making import a_ledger
from pledgebook.model.decision import Verdict
from pledgebook.web import Config, api, create_app

_CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
_HOST = {"Host": "testserver"}
_FEW = settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
OPERATIONS = [
    (route.path, method)
    for route in api.router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    folder = tmp_path_factory.mktemp("schema")
    with a_ledger(folder):
        pass
    return create_app(Config(str(folder / "ledger.db"), hosts=("testserver",)))


@pytest.fixture(scope="module")
def openapi(app: FastAPI) -> schemathesis.schemas.BaseSchema:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=_HOST)


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_operation_answers_as_it_says(
    openapi: schemathesis.schemas.BaseSchema, path: str, method: str, mode: schemathesis.GenerationMode
) -> None:
    operation = openapi[path][method]

    @_FEW
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=_CHECKS, headers=_HOST)

    ask()


def test_what_is_in_the_ledger_is_told_in_the_shape_that_is_promised(openapi: schemathesis.schemas.BaseSchema) -> None:
    """Drawn ids name nothing; these are asked for by the ids that the lists tell, and ruled on in every way."""
    told = {
        name: openapi[f"/api/v1/{name}"]["GET"]
        .Case(query={"limit": 3})
        .call_and_validate(checks=_CHECKS, headers=_HOST)
        for name in ("contributions", "engagements", "documents", "inbox")
    }
    one_of = {name: answer.json()["rows"][0] for name, answer in told.items()}
    for name, of in (("record", "contributions"), ("record", "engagements"), ("document", "documents")):
        case = openapi[f"/api/v1/{name}s/{{{name}}}"]["GET"].Case(path_parameters={name: one_of[of]["id"]})
        assert case.call_and_validate(checks=_CHECKS, headers=_HOST).status_code == HTTPStatus.OK
    rule = openapi["/api/v1/decisions"]["POST"]
    subjects = {Verdict.NOTHING: one_of["documents"]["id"], Verdict.UNDO: "d-none"}
    for verdict in Verdict:
        body: dict[str, Any] = {
            "verdict": verdict.value,
            "subjects": [subjects.get(verdict, one_of["inbox"]["proof"]["claim"])],
            "slot": "date",
            "value": '"2024-10"',
        }
        rule.Case(body=body, media_type="application/json").call_and_validate(checks=_CHECKS, headers=_HOST)
    kept = openapi["/api/v1/decisions"]["GET"].Case().call_and_validate(checks=_CHECKS, headers=_HOST).json()["rows"]
    assert kept, "no verdict at all was taken"
