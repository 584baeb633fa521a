"""Plain numbers of visits in; what they say, how sure it is, and when nothing can be said, out. Standard library only."""

from floorwalk.stats.agreement import Agreement, agreement, kappa_independent
from floorwalk.stats.alpha import alpha
from floorwalk.stats.assignment import Assignment, Auditor, assign
from floorwalk.stats.consistency import Consistency, between_stores, within_store
from floorwalk.stats.control import Chart, Point, Signal, individuals, p_chart
from floorwalk.stats.estimate import CONFIDENCE, Estimate, Why
from floorwalk.stats.means import difference, mean_score, paired_change, store_mean
from floorwalk.stats.overlap import Overlap, overlaps
from floorwalk.stats.promises import kept, promise_rate
from floorwalk.stats.ranks import Rank, ranks
from floorwalk.stats.rate import rate
from floorwalk.stats.repeats import Repeat, repeat, unbroken
from floorwalk.stats.rotation import Rotation, Task, fitting, rotation
from floorwalk.stats.sampling import Round, customers_needed, half_width, round_of, stores_needed
from floorwalk.stats.severity import Severity, severities
from floorwalk.stats.trend import Seen, Step, Trend, check_segments, trend
from floorwalk.stats.unseen import Bounds, Part, bounds, unseen_rates
from floorwalk.stats.waits import quantile, quantile_by_store, share_within

__all__ = [
    "CONFIDENCE",
    "Agreement",
    "Assignment",
    "Auditor",
    "Bounds",
    "Chart",
    "Consistency",
    "Estimate",
    "Overlap",
    "Part",
    "Point",
    "Rank",
    "Repeat",
    "Rotation",
    "Round",
    "Seen",
    "Severity",
    "Signal",
    "Step",
    "Task",
    "Trend",
    "Why",
    "agreement",
    "alpha",
    "assign",
    "between_stores",
    "bounds",
    "check_segments",
    "customers_needed",
    "difference",
    "fitting",
    "half_width",
    "individuals",
    "kappa_independent",
    "kept",
    "mean_score",
    "overlaps",
    "p_chart",
    "paired_change",
    "promise_rate",
    "quantile",
    "quantile_by_store",
    "ranks",
    "rate",
    "repeat",
    "rotation",
    "round_of",
    "severities",
    "share_within",
    "store_mean",
    "stores_needed",
    "trend",
    "unbroken",
    "unseen_rates",
    "within_store",
]
