"""Who can be compared: connected groups of auditors and stores."""

from floorwalk.stats import Overlap, overlaps


def test_groups() -> None:
    visits = [("Ann", "S1"), ("Ann", "S2"), ("Bo", "S2"), ("Bo", "S3"), ("Cy", "S3"), ("Di", "S9"), ("Ed", "S8"), ("Flo", "S8")]
    assert overlaps(visits) == (
        Overlap(("Ann", "Bo", "Cy"), ("S1", "S2", "S3")),
        Overlap(("Ed", "Flo"), ("S8",)),
        Overlap(("Di",), ("S9",)),
    )
    assert overlaps(reversed(visits)) == overlaps(visits)
    assert overlaps([]) == ()


def test_an_auditor_named_like_a_store() -> None:
    assert overlaps([("S1", "S2"), ("S2", "S1")]) == (Overlap(("S1",), ("S2",)), Overlap(("S2",), ("S1",)))
