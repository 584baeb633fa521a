"""`floorwalk translate`: catalogs brought up to date, counted, sent to a translator as Excel and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.catalog.match import update as matched
from floorwalk.catalog.po import to_po
from floorwalk.catalog.shelf import FOLDER, path_of, read_catalog
from floorwalk.catalog.status import Term, by_section, glossary, review, share
from floorwalk.catalog.translate import wanted
from floorwalk.cli.ready import company_of, ready, today
from floorwalk.cli.saved import shown
from floorwalk.errors import FloorwalkError, Problem, did_you_mean
from floorwalk.source.save import save

if TYPE_CHECKING:
    from collections.abc import Iterable

    from floorwalk.catalog.entry import Entry
    from floorwalk.source.workspace import Workspace

EPILOG = """\b
Examples:
  floorwalk translate update                        take new and changed texts into every catalog
  floorwalk translate update --same-meaning PAY-04  a typo was mended: its translations stay fresh
  floorwalk translate status --fail-under 100       what is missing, by language and section
  floorwalk translate export tr                     an Excel sheet for the translator
  floorwalk translate import tr tr.xlsx             take it back
"""


@click.group(epilog=EPILOG)
def command() -> None:
    """Keep the standards' translations complete and fresh."""


def _languages(space: Workspace, named: Iterable[str] = ()) -> list[str]:
    company = company_of(space)
    own = [language for language in company.languages if language != company.source_language]
    for language in named:
        if language not in own:
            raise FloorwalkError("FW801", f"the company does not translate into '{language}'.", did_you_mean(language, own), status=2)
    return list(named) or own


@command.command(epilog=EPILOG)
@click.argument("languages", nargs=-1, metavar="[LANGUAGE]...")
@click.option("--same-meaning", multiple=True, metavar="ID", help="A standard whose texts changed in wording only.")
@click.pass_obj
def update(folder: str, languages: tuple[str, ...], same_meaning: tuple[str, ...]) -> None:
    """Take new and changed texts into the catalogs; a changed text keeps its old translation, marked as to be looked at."""
    space = ready(folder)
    known = {sourced.standard.id for sourced in space.standards()} | set(space.sets) | {"company"}
    for id_ in same_meaning:
        if id_ not in known:
            raise FloorwalkError("FW705", f"there is no standard '{id_}'.", did_you_mean(id_, known), status=2)
    texts = wanted(space)
    for language in _languages(space, languages):
        old, obsolete = read_catalog(space.root, language)
        entries, gone = matched([*old, *obsolete], texts, same_meaning)
        path = save(path_of(space.root, language), to_po(entries, gone, language))
        counts = {state: sum(entry.freshness == state for entry in entries) for state in ("translated", "fuzzy", "missing")}
        click.echo(f"{shown(path)}: " + ", ".join(f"{count} {state}" for state, count in counts.items()) + ".")


@command.command(epilog=EPILOG)
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT", help="Exit code 1 when less than this is translated.")
@click.pass_obj
def status(folder: str, fail_under: float | None) -> None:
    """Show what is translated, fuzzy and missing, by language and section; check numbers, placeholders and the glossary."""
    space = ready(folder)
    section_of = {id_: section.id for loaded in space.sets.values() for section in loaded.set.sections for id_ in section.standards}
    problems: list[Problem] = []
    short = []
    click.echo(f"{'language':<10}{'section':<12}{'translated':>11}{'fuzzy':>7}{'missing':>9}")
    for language in _languages(space):
        entries, _ = matched(read_catalog(space.root, language)[0], wanted(space))
        counts = by_section(entries, section_of)
        for section, count in counts.items():
            click.echo(f"{language:<10}{section:<12}{count['translated']:>11}{count['fuzzy']:>7}{count['missing']:>9}")
        percent = share(counts.values())
        click.echo(f"{language:<10}{'all':<12}{percent:>10.1f}%")
        problems += review(entries, _glossary(space, language, problems), f"{FOLDER}/{language}.po")
        if fail_under is not None and percent < fail_under:
            short.append(language)
    for problem in problems:
        click.echo(str(problem), err=True)
    if short:
        click.echo(f"Below {fail_under:g} %: {', '.join(short)}.", err=True)
    if short or any(problem.severity == "error" for problem in problems):
        raise SystemExit(1)


def _glossary(space: Workspace, language: str, problems: list[Problem]) -> list[Term]:
    path = space.root / FOLDER / "glossary" / f"{language}.csv"
    if not path.exists():
        return []
    terms, found = glossary(path.read_text(encoding="utf-8"), f"{FOLDER}/glossary/{path.name}")
    problems += found
    return terms


@command.command(epilog=EPILOG)
@click.argument("language")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Workbook to write.  [default: LANGUAGE.xlsx]")
@click.pass_obj
def export(folder: str, language: str, out: Path | None) -> None:
    """Make an Excel sheet for a translator: id, source, translation, note."""
    from floorwalk.excel.translator import to_sheet

    space = ready(folder)
    _languages(space, [language])
    entries = _entries(space, language)
    path = save(out or Path(f"{language}.xlsx"), to_sheet(entries, language, today()))
    click.echo(f"{shown(path)}: {len(entries)} texts. Fill the yellow cells, then: floorwalk translate import {language} {shown(path)}")


@command.command("import", epilog=EPILOG)
@click.argument("language")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_(folder: str, language: str, file: Path) -> None:
    """Take a translator's sheet back; lines are matched by id and source, wherever they now stand."""
    from floorwalk.excel.translator import from_sheet

    space = ready(folder)
    _languages(space, [language])
    before = _entries(space, language)
    after, problems = from_sheet(file.read_bytes(), shown(file), before)
    obsolete = read_catalog(space.root, language)[1]
    path = save(path_of(space.root, language), to_po(after, obsolete, language))
    for problem in problems:
        click.echo(str(problem), err=True)
    changed = sum(new != old for new, old in zip(after, before, strict=True))
    click.echo(f"{shown(path)}: {changed} translations taken, {len(problems)} problem(s).")
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(1)


def _entries(space: Workspace, language: str) -> list[Entry]:
    return matched(read_catalog(space.root, language)[0], wanted(space))[0]
