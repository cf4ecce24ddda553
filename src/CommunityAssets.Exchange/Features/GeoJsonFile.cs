using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Coordinates;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// GeoJSON (RFC 7946), feature by feature: collections with members in any order, features one after another (newline-delimited, RFC 8142),
/// and the <c>crs</c> member of old, which may stand behind the features.
/// </summary>
internal sealed class GeoJsonFile(InputFile file, JsonShape shape, ReadNotes notes)
{
    private ReferenceSystem _system = ReferenceSystem.Wgs84;
    private GeometryFactory _factory = new(new PrecisionModel(), ReferenceSystem.Wgs84.Code);
    private bool _crsKnown;
    private long _number;

    public IEnumerable<Row<Feature>> Read() => shape == JsonShape.Collection ? ReadCollection() : ReadSequence();

    private IEnumerable<Row<Feature>> ReadSequence()
    {
        using var json = new JsonStream(file.OpenContent(), file.Name);
        while (TryReadRow(json, out var row))
        {
            yield return row;
        }
    }

    private IEnumerable<Row<Feature>> ReadCollection()
    {
        using var json = new JsonStream(file.OpenContent(), file.Name);
        json.Read();
        var found = false;
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            switch (json.Text)
            {
                case "features":
                    found = true;
                    ExpectArray(json);
                    while (TryReadRow(json, out var row))
                    {
                        yield return row;
                    }

                    break;
                case "crs":
                    var system = ReadCrs(json);
                    Adopt(_number == 0 ? system : SameAsBefore(system));
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (json.Read())
        {
            throw new BadInputException(
                $"{file.Name}: something follows after the end of the FeatureCollection. Take it out, or export the file again.");
        }

        if (!found)
        {
            throw new BadInputException($"{file.Name}: the FeatureCollection has no \"features\". Export the file again.");
        }
    }

    private void ExpectArray(JsonStream json)
    {
        json.Read();
        if (json.Token != JsonTokenType.StartArray)
        {
            throw new BadInputException($"{file.Name}: \"features\" is not a list. Export the file again.");
        }
    }

    private bool TryReadRow(JsonStream json, out Row<Feature> row)
    {
        if (!json.TryReadValue(out var bytes))
        {
            row = default;
            return false;
        }

        _number++;
        if (_number == 1 && !_crsKnown && shape == JsonShape.Collection && Parse(bytes, new ReadNotes()) is { Record.Geometry: { } first }
            && !LooksLikeDegrees(first))
        {
            LookForCrsBehind();
        }

        row = Parse(bytes, notes);
        return true;
    }

    private Row<Feature> Parse(ReadOnlySpan<byte> bytes, ReadNotes heard)
    {
        try
        {
            return new Row<Feature>(_number, GeoJsonFeature.Read(bytes, _system, _factory, heard, _number, file.Name));
        }
        catch (FeatureProblemException problem)
        {
            return new Row<Feature>(_number, default, new Refusal(file.Name, _number, problem.Member, problem.Found, problem.Advice));
        }
    }

    private static bool LooksLikeDegrees(Geometry geometry) =>
        geometry.Coordinate is { } point && Math.Abs(point.X) <= 180 && Math.Abs(point.Y) <= 180;

    /// <summary>
    /// Reads the file once more for a <c>crs</c> that stands behind the features, since the first feature is not in degrees.
    /// </summary>
    private void LookForCrsBehind()
    {
        using var json = new JsonStream(file.OpenContent(), file.Name);
        json.Read();
        while (!_crsKnown && json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            if (string.Equals(json.Text, "crs", StringComparison.Ordinal))
            {
                Adopt(ReadCrs(json));
            }
            else
            {
                json.Skip();
            }
        }
    }

    /// <summary>A system told behind the features, which must be the one that they were read in.</summary>
    private ReferenceSystem? SameAsBefore(ReferenceSystem? system) => system is null || system.Code == _system.Code
        ? system
        : throw new BadInputException(new Refusal(
            file.Name, 0, "crs", $"it stands behind the features and says {system.Name}, but the features are in degrees.",
            "Export the file again as EPSG:4326."));

    private void Adopt(ReferenceSystem? system)
    {
        if (system is not null)
        {
            (_system, _factory, _crsKnown) = (system, new GeometryFactory(new PrecisionModel(), system.Code), true);
        }
    }

    private ReferenceSystem? ReadCrs(JsonStream json) => json.TryReadValue(out var bytes) ? CrsMember.Read(bytes, file.Name) : null;
}
