from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from floorwalk.checklist import FontShelf, Source
from floorwalk.edition.freeze import freeze
from floorwalk.source.workspace import Workspace, load

COMPANY = """
name: Marram & Vale
languages: [en]
style: classic
handbook_url: https://handbook.example/
roles:
  - {id: cashier, title: Cashier}
  - {id: cleaner, title: Cleaner}
  - {id: duty-manager, title: Duty manager}
moments: [{id: paying, title: Paying}]
programmes: [{id: beacon, title: Beacon card}]
regions: [{id: north, title: North}]
formats: [{id: mall, title: Mall}, {id: corner, title: Corner shop}]
zones: [{id: cash-desk, title: Cash desk}, {id: main-aisle, title: Main aisle}]
"""
SET = """
id: mall
title: Four-star mall standard
version: 3
sections:
  - {id: pay, title: Cash desk, standards: [PAY-01, PAY-02]}
  - {id: env, title: Environment, standards: [ENV-01]}
scoring: {pass_mark: 80, bands: [{id: all, title: All, from: 0, to: 100}]}
"""
SHARED = """
how: [Do it.]
why: Customers come back.
element: people
moment: paying
effort: {seconds: 5, per: customer}
owner: duty-manager
review_by: 2027-05-31
"""
STANDARDS = {
    "pay/PAY-01": """
id: PAY-01
title: "Thank #strong[every] *customer* $x$ _now_"
what: "Every customer hears a thank-you. // not a comment"
say: Thank you for shopping with us.
ask: [{role: duty-manager, within: 2 min}]
for: {roles: [cashier]}
checks:
  - {id: PAY-01.1, kind: sample, question: Was the customer thanked?, seen_by: look, points: 2, critical: true, of: 5, unit: customers,
     pass_at: 4/5}
variants:
  - {when: {format: corner}, say: Bye and thanks., ask: [{role: cashier, within: 1 d}]}
  - {when: {region: north}, how: [Bow.]}
  - {when: {region: north, programme: beacon}, say: Thank you and see you at the tasting.}
  - {when: {months: [6], programme: beacon}, say: Sunny days.}
""",
    "pay/PAY-02": """
id: PAY-02
title: Keep the receipt roll filled
what: The till never runs out of paper.
ask: [{role: duty-manager, within: 5 min}]
for: {roles: [cashier], formats: [mall], attributes: {lifts: "yes"}}
checks:
  - {id: PAY-02.1, kind: yes_no, question: Is a till out of paper?, seen_by: look, points: 1, expect: "no", critical: true}
  - {id: PAY-02.2, kind: promise, question: When was the roll brought?, seen_by: record, points: 1, unit: clock}
  - {id: PAY-02.3, kind: choice, question: How many rolls are torn?, seen_by: look, points: 3, pass_at: 1, deduct: {unit: rolls, each: 1}}
""",
    "env/ENV-01": """
id: ENV-01
title: Keep the air at the season's temperature
what: The air is neither cold nor warm.
ask: [{role: duty-manager, within: 10 min}]
checks:
  - id: ENV-01.1
    kind: measure
    question: How warm is it?
    seen_by: measure
    points: 2
    unit: °C
    at: [cash-desk, main-aisle]
    limits: [{between: [18, 22], when: {months: [11, 12, 1, 2, 3]}}, {at_most: 26}]
""",
}
STORES = """id,name,region,format,language,hours,lifts
S001,Kestrel Mall,north,mall,en,Mo-Su 10:00-22:00,yes
S002,Ferry Corner,north,corner,en,Mo-Su 07:00-22:00,no
"""
CONTACTS = """store,role,channel,value,hours
S001,duty-manager,phone,0110,
S001,duty-manager,radio,channel 2,Mo-Fr 09:00-18:00
*,duty-manager,mail,duty@marram.example,Mo-Su 06:00-23:00
S002,duty-manager,desk,back room,
S002,cashier,whatsapp,0220,
"""


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    files = {
        "standards/company.yaml": COMPANY,
        "standards/mall/set.yaml": SET,
        "audits/stores.csv": STORES,
        "audits/contacts.csv": CONTACTS,
    }
    files |= {f"standards/mall/{name}.yaml": text.strip() + SHARED for name, text in STANDARDS.items()}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.lstrip(), encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.problems == []
    return loaded


@pytest.fixture
def source(space: Workspace) -> Source:
    assert space.company is not None
    return Source(freeze(space.sets["mall"]), space.company, date(2026, 11, 21), str, "en")


@pytest.fixture
def in_mall(space: Workspace, source: Source) -> Source:
    return replace(source, store=space.store("S001"), contacts=[row for row in space.contacts.rows if row.store in ("S001", "*")])


@pytest.fixture
def in_corner(space: Workspace, source: Source) -> Source:
    return replace(source, store=space.store("S002"), contacts=[row for row in space.contacts.rows if row.store in ("S002", "*")])


@pytest.fixture(scope="session")
def fonts() -> FontShelf:
    return FontShelf()
