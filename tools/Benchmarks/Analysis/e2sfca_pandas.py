"""
Enhanced two-step floating catchments on data frames, by the steps that PySAL's access documents for its two-stage method: a table of
costs merged with people, each row weighted by a function of its cost, summed by site; supply divided by that; and the same back again.
"""

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

import timed

REACH = 1600.0
ZONES = [(400.0, 1.0), (800.0, 0.68), (REACH, 0.22)]

areas = np.column_stack([timed.doubles("area-x"), timed.doubles("area-y")])
sites = np.column_stack([timed.doubles("site-x"), timed.doubles("site-y")])
people = pd.DataFrame({"area": np.arange(len(areas)), "people": timed.doubles("people")})
supply = pd.DataFrame({"supply": timed.doubles("supply")}, index=pd.RangeIndex(len(sites), name="site"))


def weight(metres):
    for limit, share in ZONES:
        if metres <= limit:
            return share
    return 0.0


def weighted_sum(places, key, value, costs, by):
    rows = costs.merge(places, on=key)
    rows[value] *= rows["metres"].apply(weight)
    return rows.groupby(by)[value].sum()


def work():
    pairs = cKDTree(sites).sparse_distance_matrix(cKDTree(areas), REACH, output_type="ndarray")
    costs = pd.DataFrame({"site": pairs["i"], "area": pairs["j"], "metres": pairs["v"]})
    wanted = weighted_sum(people, "area", "people", costs, "site")
    ratios = supply.join(wanted, how="right")
    ratios = (ratios["supply"] / ratios["people"]).rename("ratio").reset_index()
    return len(costs), weighted_sum(ratios, "site", "ratio", costs, "area").reindex(range(len(areas)), fill_value=0.0)


(count, access), seconds = timed.run(work)
timed.write("access-pandas", access.to_numpy())
timed.tell(seconds, pairs=count)
