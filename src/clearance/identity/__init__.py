"""Who is who: the same person, company or vessel on several lists as one cluster."""

from ._clusters import Cluster, Clusters, cluster_id
from ._grow import Doubt, Join
from ._judgements import Judgement, Judgements
from ._storage import FORMAT
from ._traits import Known

__all__ = [
    "FORMAT",
    "Cluster",
    "Clusters",
    "Doubt",
    "Join",
    "Judgement",
    "Judgements",
    "Known",
    "cluster_id",
]
