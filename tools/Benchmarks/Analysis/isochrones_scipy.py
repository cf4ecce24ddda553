"""How far everything is from many places on a network, up to a limit, with scipy's Dijkstra."""

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

import timed

LIMIT = 1200.0

start, end = timed.numbers("edge-from"), timed.numbers("edge-to")
metres = timed.doubles("edge-metres")
origins = timed.numbers("origins")
nodes = int(max(start.max(), end.max())) + 1
graph = csr_matrix((np.r_[metres, metres], (np.r_[start, end], np.r_[end, start])), shape=(nodes, nodes))


def work():
    """A hundred at a time: a distance to every node of the network from each origin at once would take 1.6 GB."""
    reached = []
    for block in np.array_split(origins, len(origins) // 100):
        ways = dijkstra(graph, directed=True, indices=block, limit=LIMIT)
        reached.append(np.isfinite(ways).sum(axis=1))
    return np.concatenate(reached)


counts, seconds = timed.run(work)
timed.write("reached-scipy", counts)
timed.tell(seconds, reached=int(counts.sum()))
