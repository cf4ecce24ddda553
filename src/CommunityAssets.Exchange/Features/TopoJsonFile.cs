using System.Text.Json;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// TopoJSON (the TopoJSON Format Specification 1.0): the arcs, which the shapes share, are held in memory; the objects stream. Quantised or
/// not, all types of geometry.
/// </summary>
internal sealed class TopoJsonFile(InputFile file, string? layer, ReadNotes notes)
{
    private TopoJsonArcs _arcs = new([], null);
    private ReferenceSystem _system = ReferenceSystem.Wgs84;
    private string _object = "";
    private long _number;

    public IEnumerable<Row<Feature>> Read()
    {
        var (names, arcs) = ReadArcs();
        _arcs = arcs;
        _object = Choose(names);
        using var json = new JsonStream(file.OpenContent(), file.Name);
        GoTo(json, "objects");
        json.Read();
        GoTo(json, _object);
        json.Read();
        var bare = false;
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            if (json.Text is "crs")
            {
                ReadCrs(json);
            }
            else if (json.Text is "geometries")
            {
                json.Read();
                while (json.TryReadValue(out var bytes))
                {
                    yield return Parse(bytes);
                }
            }
            else
            {
                bare |= json.Text is "arcs" or "coordinates";
                json.Skip();
            }
        }

        if (bare)
        {
            yield return ReadBareObject();
        }
    }

    /// <summary>First pass: the arcs, the transform, the names of the objects.</summary>
    private (List<string> Names, TopoJsonArcs Arcs) ReadArcs()
    {
        using var json = new JsonStream(file.OpenContent(), file.Name);
        var names = new List<string>();
        var arcs = new List<Coordinate[]>();
        double[]? transform = null;
        json.Read();
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            switch (json.Text)
            {
                case "arcs":
                    json.Read();
                    while (json.TryReadValue(out var arc))
                    {
                        arcs.Add(TopoJsonArcs.Parse(arc, arcs.Count, file.Name));
                    }

                    break;
                case "transform":
                    transform = json.TryReadValue(out var bytes) ? TopoJsonArcs.ParseTransform(bytes, file.Name) : null;
                    break;
                case "crs":
                    ReadCrs(json);
                    break;
                case "objects":
                    json.Read();
                    while (json.Read() && json.Token == JsonTokenType.PropertyName)
                    {
                        names.Add(json.Text!);
                        json.Skip();
                    }

                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return (names, new TopoJsonArcs(arcs, transform));
    }

    private string Choose(List<string> names)
    {
        if (layer is not null)
        {
            return names.Find(name => string.Equals(name, layer, StringComparison.OrdinalIgnoreCase))
                ?? throw new BadInputException(
                    $"{file.Name}: there is no layer \"{layer}\". The file has: {string.Join(", ", names.Take(12))}.");
        }

        return names switch
        {
            [var only] => only,
            [] => throw new BadInputException($"{file.Name}: the TopoJSON file has no objects. Export it again."),
            _ => throw new BadInputException(
                $"{file.Name}: the file has {names.Count} layers ({string.Join(", ", names.Take(12))}). "
                + "Say which one is meant, or export it alone."),
        };
    }

    private static void GoTo(JsonStream json, string member)
    {
        if (json.Token == JsonTokenType.None)
        {
            json.Read();
        }

        while (json.Read() && json.Token == JsonTokenType.PropertyName && !string.Equals(json.Text, member, StringComparison.Ordinal))
        {
            json.Skip();
        }
    }

    /// <summary>An object that is one geometry and no collection: read whole, since its type may stand behind its arcs.</summary>
    private Row<Feature> ReadBareObject()
    {
        using var json = new JsonStream(file.OpenContent(), file.Name);
        GoTo(json, "objects");
        json.Read();
        GoTo(json, _object);
        return json.TryReadValue(out var bytes) ? Parse(bytes) : default;
    }

    private void ReadCrs(JsonStream json)
    {
        if (json.TryReadValue(out var bytes) && CrsMember.Read(bytes, file.Name) is { } system)
        {
            _system = system;
        }
    }

    private Row<Feature> Parse(ReadOnlySpan<byte> bytes)
    {
        _number++;
        try
        {
            var factory = new GeometryFactory(new PrecisionModel(), _system.Code);
            var (id, attributes, geometry) = new TopoJsonGeometry(_arcs, factory, notes, _number).Read(bytes);
            return new Row<Feature>(_number, new Feature(id, attributes, geometry, _system));
        }
        catch (FeatureProblemException problem)
        {
            return new Row<Feature>(_number, default, new Refusal(file.Name, _number, problem.Member, problem.Found, problem.Advice));
        }
    }
}
