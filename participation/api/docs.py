"""What can programs do here? The OpenAPI description, read out as a page that needs no scripts."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    name: str
    says: str
    parameters: list[str]
    answers: list[str]


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    schema: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    paths = [(path, _operations(found)) for path, found in sorted(schema["paths"].items())]
    return render(request, "api/docs.html", {"info": schema["info"], "paths": paths})


def _operations(found: dict[str, Any]) -> list[Operation]:
    return [_operation(method, found[method]) for method in METHODS if method in found]


def _operation(method: str, found: dict[str, Any]) -> Operation:
    return Operation(
        method=method.upper(),
        name=found["operationId"],
        says=found.get("summary") or found.get("description", ""),
        parameters=[_parameter(one) for one in found.get("parameters", [])],
        answers=[f"{code} {_schema(one)}".strip() for code, one in found["responses"].items()],
    )


def _parameter(one: dict[str, Any]) -> str:
    kind = one.get("schema", {}).get("type", "")
    return f"{one['name']} ({one['in']}{', ' + kind if kind else ''})"


def _schema(answer: dict[str, Any]) -> str:
    """The last part of `#/components/schemas/VoteState`, where an answer has one."""
    for content in answer.get("content", {}).values():
        schema = content.get("schema", {})
        return str(schema.get("$ref", schema.get("type", ""))).rsplit("/", 1)[-1]
    return ""
