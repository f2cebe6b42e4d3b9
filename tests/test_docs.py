"""The documents keep step with the code."""

import inspect
import re
from pathlib import Path

import pytest

from bulletin import errors, model
from bulletin.cli.parser import parser
from bulletin.settings import settings

ROOT = Path(__file__).resolve().parents[1]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
PIPELINE = (ROOT / "docs" / "pipeline.md").read_text("utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("role", list(model.Role))
def test_every_role_is_in_the_glossary(role):
    assert f"`Role.{role.name}`" in GLOSSARY


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, kind in inspect.getmembers(model, inspect.isclass)
        if kind.__module__.startswith(model.__name__) and name != "Role"
    ],
)
def test_every_type_is_in_the_glossary(name):
    assert f"`{name}`" in GLOSSARY or f"`{name}." in GLOSSARY


@pytest.mark.parametrize(
    "word", sorted(set(re.findall(r"`(?:Role|Page|Block|Article|Folio|IssueId)\.\w+`", GLOSSARY)))
)
def test_what_the_glossary_names_is_there(word):
    kind, _, name = word.strip("`").partition(".")

    assert hasattr(getattr(model, kind), name)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8"))

    assert [t for t in targets if not (document.parent / t).exists()] == []


def test_every_exit_code_is_documented():
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, errors.BulletinError)}

    assert {code for code in codes if f"| {code} |" not in PIPELINE} == set()


def test_every_command_is_documented():
    verbs = next(a for a in parser()._actions if hasattr(a, "choices") and a.choices)
    text = PIPELINE + (ROOT / "README.md").read_text("utf-8")

    assert [verb for verb in verbs.choices if f"bulletin {verb}" not in text] == []


def test_every_setting_is_documented():
    operations = (ROOT / "docs" / "operations.md").read_text("utf-8")
    names = set(re.findall(r"BULLETIN_[A-Z]+", inspect.getsource(inspect.getmodule(settings))))

    assert [name for name in sorted(names) if name not in operations] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_programs_are_run_by_the_python_that_has_their_packages(document):
    bare = re.compile(r"(?<![\w./])python3? (?=-m (?!venv)|ops/|bench/|samples/)")

    assert [it for it in document.read_text("utf-8").splitlines() if bare.search(it)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_dates_of_steps_have_their_option(document):
    stray = re.compile(r"bulletin (?:fetch|segment|publish) \w+ \d{4}")

    assert [it for it in document.read_text("utf-8").splitlines() if stray.search(it)] == []


def test_containers_are_where_the_readme_says():
    operations = (ROOT / "docs" / "operations.md").read_text("utf-8")

    assert "containers" in (ROOT / "README.md").read_text("utf-8")
    assert "## Containers" in operations
    assert [it for it in ("docker-compose.yaml", ".env.example") if it not in operations] == []
