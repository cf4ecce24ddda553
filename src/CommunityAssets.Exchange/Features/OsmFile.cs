using System.Globalization;
using System.Xml;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// OpenStreetMap's XML (API 0.6). Read twice: first the ways and multipolygon relations, then the nodes, of which only the places of those
/// that the ways use are kept.
/// </summary>
internal sealed class OsmFile
{
    private readonly InputFile _file;
    private readonly HashSet<long> _used = [];
    private readonly Dictionary<long, (double X, double Y)> _places = [];

    private OsmFile(InputFile file) => _file = file;

    /// <summary>The ways by number, in the file's order.</summary>
    public Dictionary<long, OsmWay> Ways { get; } = [];

    /// <summary>The multipolygon and boundary relations.</summary>
    public List<OsmRelation> Relations { get; } = [];

    /// <summary>Whether there is such data in a file: true, or else an exception that tells what there is.</summary>
    public static bool IsIn(InputFile file)
    {
        using var first = new OsmFile(file).Elements().GetEnumerator();
        _ = first.MoveNext();
        return true;
    }

    /// <summary>First pass.</summary>
    /// <param name="file">The file.</param>
    /// <param name="keep">Which ways are kept, by their tags.</param>
    /// <param name="withRelations">Whether relations are read.</param>
    public static OsmFile Read(InputFile file, Func<IReadOnlyDictionary<string, object?>, bool> keep, bool withRelations)
    {
        var osm = new OsmFile(file);
        foreach (var reader in osm.Elements())
        {
            if (reader.Name is "way")
            {
                var way = osm.ReadWay(reader);
                if (keep(way.Tags) && osm.Ways.TryAdd(way.Id, way))
                {
                    osm._used.UnionWith(way.Nodes);
                }
            }
            else if (withRelations && reader.Name is "relation" && osm.ReadRelation(reader) is { } relation)
            {
                osm.Relations.Add(relation);
            }
        }

        return osm;
    }

    /// <summary>Second pass: every node. When it has ended, <see cref="TryPlace"/> knows those that ways use.</summary>
    public IEnumerable<OsmNode> Nodes()
    {
        foreach (var reader in Elements())
        {
            if (reader.Name is not "node")
            {
                continue;
            }

            var node = new OsmNode(Id(reader, "id"), Degrees(reader, "lon"), Degrees(reader, "lat"), Children(reader, null));
            if (_used.Contains(node.Id) && double.IsFinite(node.Longitude) && double.IsFinite(node.Latitude))
            {
                _places[node.Id] = (node.Longitude, node.Latitude);
            }

            yield return node;
        }
    }

    /// <summary>The place of a node; false when the file does not have it.</summary>
    public bool TryPlace(long node, out double longitude, out double latitude)
    {
        var found = _places.TryGetValue(node, out var place);
        (longitude, latitude) = place;
        return found;
    }

    /// <summary>Goes through nodes, ways and relations, the reader standing at each; those marked as deleted are passed over.</summary>
    private IEnumerable<XmlReader> Elements()
    {
        using var content = new XmlGuard(_file.OpenContent(), _file.Name);
        using var reader = XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreWhitespace = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        if (Next(reader) && reader.NodeType == XmlNodeType.XmlDeclaration)
        {
            Next(reader);
        }

        if (reader.Name is not "osm")
        {
            throw ForeignFormat.ExplainXml(_file, reader.Name);
        }

        while (Next(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == 1 && reader.Name is "node" or "way" or "relation"
                && reader.GetAttribute("action") is not "delete" && reader.GetAttribute("visible") is not "false")
            {
                yield return reader;
            }
        }
    }

    private bool Next(XmlReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException fault)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {fault.LineNumber:N0}, column {fault.LinePosition:N0}");
            throw new BadInputException(
                fault.Message.Contains("DTD", StringComparison.Ordinal)
                    ? $"{_file.Name}, {place}: the file has a document type definition, "
                        + "which OpenStreetMap's files never have. It is not read."
                : fault.Message.Contains("Unexpected end of file", StringComparison.Ordinal)
                    ? $"{_file.Name}, {place}: the file ends in the middle: it has been cut off. Download or export it again."
                : fault.Message.Contains("Invalid character in the given encoding", StringComparison.Ordinal)
                    ? $"{_file.Name}, {place}: the text is not UTF-8. Save the file as UTF-8, or download it again."
                    : $"{_file.Name}, {place}: this is not valid XML ({Reason(fault)}). Download or export it again.",
                fault);
        }
    }

    private OsmWay ReadWay(XmlReader reader)
    {
        var id = Id(reader, "id");
        var nodes = new List<long>();
        var tags = Children(reader, inner =>
        {
            if (inner.Name is "nd")
            {
                nodes.Add(Id(inner, "ref"));
            }
        });
        return new OsmWay(id, [.. nodes], tags);
    }

    private OsmRelation? ReadRelation(XmlReader reader)
    {
        var id = Id(reader, "id");
        var members = new List<(long Way, bool Inner)>();
        var tags = Children(reader, inner =>
        {
            if (inner.Name is "member" && inner.GetAttribute("type") is "way")
            {
                members.Add((Id(inner, "ref"), inner.GetAttribute("role") is "inner"));
            }
        });
        return tags.TryGetValue("type", out var type) && type is "multipolygon" or "boundary" && members.Count > 0
            ? new OsmRelation(id, members, tags)
            : null;
    }

    private IReadOnlyDictionary<string, object?> Children(XmlReader reader, Action<XmlReader>? other)
    {
        if (reader.IsEmptyElement)
        {
            return JsonAttributes.None;
        }

        Dictionary<string, object?>? tags = null;
        var depth = reader.Depth;
        while (Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.Name is "tag" && reader.GetAttribute("k") is { Length: > 0 } key)
            {
                (tags ??= new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase))[key] = reader.GetAttribute("v");
            }
            else
            {
                other?.Invoke(reader);
            }
        }

        return tags ?? JsonAttributes.None;
    }

    private long Id(XmlReader reader, string attribute) =>
        long.TryParse(reader.GetAttribute(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new BadInputException(
                $"{_file.Name}, line {((IXmlLineInfo)reader).LineNumber:N0}: <{reader.Name}> has no whole number as its {attribute}. "
                + "Download or export the file again.");

    private static double Degrees(XmlReader reader, string attribute) =>
        double.TryParse(reader.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            ? degrees
            : double.NaN;

    private static string Reason(XmlException fault)
    {
        var end = fault.Message.IndexOf(" Line ", StringComparison.Ordinal);
        return (end < 0 ? fault.Message : fault.Message[..end]).TrimEnd('.', ' ');
    }
}
