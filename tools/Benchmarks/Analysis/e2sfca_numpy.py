"""Enhanced two-step floating catchments with numpy and scipy's k-d trees."""

import numpy as np
from scipy.spatial import cKDTree

import timed

REACH = 1600.0
LIMITS = np.array([400.0, 800.0, REACH])
WEIGHTS = np.array([1.0, 0.68, 0.22])

areas = np.column_stack([timed.doubles("area-x"), timed.doubles("area-y")])
sites = np.column_stack([timed.doubles("site-x"), timed.doubles("site-y")])
people = timed.doubles("people")
supply = timed.doubles("supply")


def work():
    pairs = cKDTree(sites).sparse_distance_matrix(cKDTree(areas), REACH, output_type="ndarray")
    site, area = pairs["i"], pairs["j"]
    weight = WEIGHTS[np.searchsorted(LIMITS, pairs["v"])]
    wanted = np.bincount(site, weight * people[area], minlength=len(sites))
    ratio = np.divide(supply, wanted, out=np.zeros(len(sites)), where=wanted > 0)
    return len(site), np.bincount(area, weight * ratio[site], minlength=len(areas))


(count, access), seconds = timed.run(work)
timed.write("access-numpy", access)
timed.tell(seconds, pairs=count)
