"""Walking access, floating catchments and thirds of a real place, worked out from the publishers' files by shapely, NetworkX and numpy.

    /usr/bin/python3 tools/oracles/walking.py FOLDER_OF_REAL_DATA OUT_FOLDER

For the tests of CommunityAssets.WebTests/RealPlace, which ask the command line the same. Nothing of CommunityAssets is used: areas, roads,
rights of way and strengths for growing are read from their GeoJSON, put on the British National Grid by PROJ, and walked by Dijkstra.
The rules are those that the methods tell: 80 m a minute; to the nearest street within 250 m (beside one of under 1 km that hangs together
with no other, to another where there is one); polygons are come to at up to 24 places of their boundary; straight line x 1.3 where that
does not do. Needs Debian's python3-shapely (1.8), python3-pyproj, python3-networkx and python3-numpy. Writes walking.csv, a line an area.
"""
import collections, csv, gzip, json, math, sys
import networkx, numpy, pyproj
from shapely.geometry import LineString, Point, shape
from shapely.ops import transform
from shapely.strtree import STRtree

data, out = sys.argv[1:3]
grid = pyproj.Transformer.from_crs(4326, 27700, always_xy=True).transform


def features(path):
    file = gzip.open(f"{data}/{path}") if path.endswith(".gz") else open(f"{data}/{path}", "rb")
    return json.load(file)["features"]


def table(path):
    rows = list(csv.DictReader(gzip.open(f"{data}/{path}", "rt")))
    return {row["lsoa11_code"]: row for row in rows}


def placed(feature):
    return transform(grid, shape(feature["geometry"]))


areas = sorted(features("banes/boundaries/lsoa_2011.geojson"), key=lambda one: one["properties"]["LSOA11CD"])
codes = [one["properties"]["LSOA11CD"] for one in areas]
centres = [placed(one).representative_point() for one in areas]
people = numpy.array([float(table("england/population_mid2020_lsoa11_broad_ages.csv.gz")[code]["total"]) for code in codes])
deprived = table("england/imd2019_lsoa11_ranks_deciles.csv.gz")
rank = numpy.array([float(deprived[code]["IMD_rank"]) for code in codes])
growing = ["city_farms", "community_agriculture", "community_gardens", "community_orchards", "gss_allotments"]
sites = [placed(one) for name in growing for one in features(f"banes/assets/banes_{name}.geojson")]
sites += [placed(one) for one in features("banes/assets/os_greenspace_site.geojson.gz") if "Allotments" in one["properties"]["function"]]

# Stretches meet where they end at the same centimetre, or where one ends at a bend of another.
courses = []
for path in ("banes/network/roads.geojson.gz", "banes/network/public_rights_of_way_bath.geojson.gz"):
    for one in map(placed, features(path)):
        courses += [list(line.coords) for line in (one.geoms if hasattr(one, "geoms") else [one])]
node = lambda place: (round(place[0] * 100), round(place[1] * 100))
ends = {node(course[at]) for course in courses for at in (0, -1)}
streets, graph = [], networkx.Graph()
for course in courses:
    start = 0
    for at in range(1, len(course)):
        if node(course[at]) in ends:
            street = LineString(course[start:at + 1])
            one, other = node(course[start]), node(course[at])
            if street.length > 0:
                streets.append(street)
                if one != other and street.length < graph.get_edge_data(one, other, {"metres": math.inf})["metres"]:
                    graph.add_edge(one, other, metres=street.length)
                graph.add_nodes_from([one, other])
            start = at
part = {place: number for number, places in enumerate(networkx.connected_components(graph)) for place in places}
both = [(node(street.coords[0]), node(street.coords[-1])) for street in streets]
metres = collections.Counter()
for street, (one, _) in zip(streets, both):
    metres[part[one]] += street.length
tree, number = STRtree(streets), {id(street): at for at, street in enumerate(streets)}


def beside(place):
    near = sorted((street.distance(Point(place)), number[id(street)]) for street in tree.query(Point(place).buffer(250)))
    near = [(off, at) for off, at in near if off <= 250]
    for off, at in [pair for pair in near if metres[part[both[pair[1]][0]]] > 1000] + near:
        return at, streets[at].project(Point(place)), off
    return None


def doors(site):
    if site.geom_type == "Point":
        return [beside(site.coords[0])]
    side = site.boundary if "Polygon" in site.geom_type else site
    lines, count = list(getattr(side, "geoms", [side])), min(max(int(side.length / 25), 4), 24)
    found = []
    for step in range(count):
        along = side.length * step / count
        for line in lines:
            if along <= line.length:
                found.append(beside(line.interpolate(along).coords[0]))
                break
            along -= line.length
    return [door for door in found if door is not None]


def reach(centre, site, entries, start, far):
    straight = centre.distance(site)
    if straight > 1200 or straight <= 0:
        return 0.0 if straight <= 0 else math.inf
    ways = []
    for street, along, off in entries if start else []:
        (one, other), own = both[street], both[start[0]][0]
        if part[one] == part[own]:
            way = min(far.get(one, math.inf) + along, far.get(other, math.inf) + streets[street].length - along)
            way = min(way, start[2] + abs(along - start[1])) if street == start[0] else way
            ways.append(way + off)
    return min(ways) if ways else 1.3 * straight


ways = numpy.full((len(codes), len(sites)), math.inf)
entries = [doors(site) for site in sites]
for row, centre in enumerate(centres):
    start, far = beside(centre.coords[0]), {}
    if start:
        for place, before in zip(both[start[0]], (start[1], streets[start[0]].length - start[1])):
            for end, way in networkx.single_source_dijkstra_path_length(graph, place, cutoff=1200, weight="metres").items():
                far[end] = min(far.get(end, math.inf), start[2] + before + way)
    ways[row] = [reach(centre, site, entry, start, far) for site, entry in zip(sites, entries)]
ways[ways > 1200] = math.inf

# Luo and Qi 2009, with each site one place; conserved: what people have adds up to the sites that anybody reaches.
weights = numpy.select([ways <= 400, ways <= 800, ways <= 1200], [1, 0.68, 0.22], 0)
wanting = people @ weights
access = weights[:, wanting > 0] @ (1 / wanting[wanting > 0])
assert abs(access @ people - (wanting > 0).sum()) < 1e-9
thirds = lambda values: 1 + (values[:, None] > numpy.quantile(values, [1 / 3, 2 / 3], method="inverted_cdf")).sum(axis=1)
fifth = 1 + numpy.argsort(numpy.argsort(rank)) * 5 // len(rank)
with open(f"{out}/walking.csv", "w", newline="\n") as file:
    file.write("code,people,nearest,within_5,within_10,within_15,fifth,per_1000,need_third,strengths_third\n")
    for row, code in enumerate(codes):
        nearest = min(ways[row])
        counts = [int((ways[row] <= limit).sum()) for limit in (400, 800, 1200)]
        file.write(",".join(map(str, [
            code, int(people[row]), "" if math.isinf(nearest) else round(nearest, 2), *counts, fifth[row], repr(float(1000 * access[row])),
            thirds(-rank)[row], thirds(access)[row]])) + "\n")
