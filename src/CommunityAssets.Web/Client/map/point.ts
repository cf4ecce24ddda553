// Where on the map a shape is.

/** A point of a shape to look at: the point itself, or the middle of the box around a line or a ground. */
export function pointOf(geometry: GeoJSON.Geometry | null): readonly [number, number] | null {
  switch (geometry?.type) {
    case "Point":
      return middle([geometry.coordinates]);
    case "LineString":
    case "MultiPoint":
      return middle(geometry.coordinates);
    case "Polygon":
    case "MultiLineString":
      return middle(geometry.coordinates.flat());
    case "MultiPolygon":
      return middle(geometry.coordinates.flat(2));
    case "GeometryCollection":
      return middle(
        geometry.geometries
          .map(pointOf)
          .filter((point) => point !== null)
          .map(([x, y]) => [x, y]),
      );
    default:
      return null;
  }
}

function middle(positions: readonly GeoJSON.Position[]): readonly [number, number] | null {
  if (positions.length === 0) {
    return null;
  }

  const [west, east] = ends(positions.map((position) => position[0] ?? 0));
  const [south, north] = ends(positions.map((position) => position[1] ?? 0));
  return [(west + east) / 2, (south + north) / 2];
}

function ends(along: readonly number[]): readonly [number, number] {
  return along.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
}
