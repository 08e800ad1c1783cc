"""The pages of the environments say what Java says."""

import importlib.util
from pathlib import Path

from farmhand._catalog import CATALOG

ROOT = Path(__file__).resolve().parents[2]


def maker():
    file = ROOT / "python/scripts/make_environment_pages.py"
    spec = importlib.util.spec_from_file_location("make_environment_pages", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_what_their_script_makes():
    folder = ROOT / "docs/environments"
    expected = maker().pages()
    assert {file.name: file.read_text() for file in folder.glob("*.md")} == expected
    assert len(expected) == 1 + len(CATALOG["scenarios"])


def test_each_page_has_a_picture():
    pictures = {file.stem for file in (ROOT / "docs/images/environments").glob("*.png")}
    assert pictures == set(CATALOG["scenarios"])


def test_the_package_begins_as_the_documentation_does():
    first = (ROOT / "docs/python.md").read_text().split("```python\n")[1].split("```")[0]
    assert first in (ROOT / "python/README.md").read_text()
