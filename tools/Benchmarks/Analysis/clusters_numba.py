"""
Local Moran's I and Gi* with conditional permutations, by the steps that PySAL's esda documents: one table of draws without putting back
serves all areas, and each area gathers its neighbours' stand-ins from the others and counts how many are as large. Compiled by numba, on
both cores.
"""

import numba
import numpy as np

import timed

PERMUTATIONS = 999
values = timed.doubles("values")
neighbours = timed.numbers("neighbours").reshape(len(values), -1)


@numba.njit(fastmath=True)
def draw(most, others, permutations, seed):
    np.random.seed(seed)
    table = np.empty((permutations, most), dtype=np.int64)
    for row in range(permutations):
        table[row] = np.random.choice(others, size=most, replace=False)
    return table


@numba.njit(parallel=True, fastmath=True)
def judge(z, own_factor, own_term, observed, table, weight):
    """Folded pseudo p-values of own_factor * (weight * sum of drawn + own_term)."""
    count = len(z)
    permutations, most = table.shape
    answer = np.empty(count)
    for area in numba.prange(count):
        larger = 0
        smaller = 0
        for row in range(permutations):
            total = 0.0
            for at in range(most):
                drawn = table[row, at]
                total += z[drawn if drawn < area else drawn + 1]
            drawn_statistic = own_factor[area] * (weight * total + own_term[area])
            larger += drawn_statistic >= observed[area]
            smaller += drawn_statistic <= observed[area]
        answer[area] = (min(larger, smaller) + 1.0) / (permutations + 1.0)
    return answer


def moran(x, around, permutations):
    z = (x - x.mean()) / x.std()
    statistic = z * z[around].mean(axis=1)
    table = draw(around.shape[1], len(x) - 1, permutations, 12345)
    return statistic, judge(z, z, np.zeros(len(x)), statistic, table, 1.0 / around.shape[1])


def hot_spots(x, around, permutations):
    members = around.shape[1] + 1
    z = x - x.mean()
    spread = np.sqrt((z * z).mean() * (len(x) / members - 1) / (len(x) - 1))
    statistic = (z[around].sum(axis=1) + z) / members / spread
    table = draw(around.shape[1], len(x) - 1, permutations, 12345)
    return statistic, judge(z, np.full(len(x), 1 / spread), z / members, statistic, table, 1.0 / members)


def work():
    return moran(values, neighbours, PERMUTATIONS), hot_spots(values, neighbours, PERMUTATIONS)


# Compiled on a few before the clock starts.
few = np.arange(20.0) ** 2
ring = (np.arange(20)[:, None] + np.arange(1, 4)) % 20
moran(few, ring, 9)
hot_spots(few, ring, 9)

((statistic, p), (deviate, hot_p)), seconds = timed.run(work)
timed.write("moran-numba", statistic)
timed.write("moran-p-numba", p)
timed.write("hot-numba", deviate)
timed.write("hot-p-numba", hot_p)
timed.tell(seconds)
