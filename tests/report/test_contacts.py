from __future__ import annotations

from floorwalk.model import Contact
from floorwalk.report.contacts import Posts, chain_text


def test_a_chain_names_each_role_with_its_posts(samples):
    space, _, results = samples.four()
    standard = results[0].asked.sections[0].standards[0].standard
    space.contacts.rows.append(
        Contact.model_validate({"store": "*", "role": "lead", "channel": "radio", "value": "channel 4", "hours": "24/7"})
    )
    posts = Posts(space)
    assert chain_text(standard.ask, "S1", posts, space.company, str) == "Desk lead (phone 0120)"
    assert chain_text(standard.ask, "S2", posts, space.company, str) == "Desk lead (radio channel 4, 24/7)"


def test_a_role_without_a_post_is_named_alone(samples):
    space, _, results = samples.four()
    standard = results[0].asked.sections[0].standards[0].standard
    assert chain_text(standard.ask, "S2", Posts(space), space.company, str) == "Desk lead"
