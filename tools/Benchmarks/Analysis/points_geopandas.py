"""Points in polygons, counted, by geopandas' spatial join."""

import geopandas
import numpy as np
from shapely.geometry import Polygon

import timed

starts = timed.numbers("starts")
corners = np.column_stack([timed.doubles("corner-x"), timed.doubles("corner-y")])
areas = geopandas.GeoDataFrame(geometry=[Polygon(corners[a:b]) for a, b in zip(starts[:-1], starts[1:])])
points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(timed.doubles("x"), timed.doubles("y")))


def work():
    joined = geopandas.sjoin(points, areas, how="inner", predicate="within")
    return np.bincount(joined["index_right"], minlength=len(areas))


counts, seconds = timed.run(work)
timed.write("counts-geopandas", counts)
timed.tell(seconds)
