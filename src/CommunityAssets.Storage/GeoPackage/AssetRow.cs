using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>An asset as a row: which columns, how they are bound and how they are read.</summary>
internal static class AssetRow
{
    /// <summary>The columns that a record itself fills, in the order in which <see cref="Bind"/> binds them.</summary>
    public static readonly ImmutableArray<string> Content =
    [
        "id", "kind", "name", "name_key", "summary", "topics", "placement", "address", "postcode", "online", "covers", "sessions", "days",
        "access_yes", "access_no", "cost", "pounds", "cost_note", "age_from", "age_to", "audience", "languages", "phone", "email", "web",
        "capacity", "source", "source_id", "licence", "retrieved", "verified_by", "verified", "verify_by", "status", "visibility",
        "x", "y", "geom",
    ];

    /// <summary>The columns to select for <see cref="Read"/>.</summary>
    public static readonly string Select = string.Join(", ", Content.Select(column => "a." + column)) + ", a.version, a.created, a.updated";

    /// <summary>Binds a record's content from a parameter on.</summary>
    /// <returns>The number of the first parameter after it.</returns>
    public static int Bind(Statement statement, int first, Asset asset, int grid)
    {
        var at = first;
        statement.Bind(at++, asset.Id).Bind(at++, KindNames.Name(asset.Kind)).Bind(at++, asset.Name)
            .Bind(at++, SearchWords.Fold(asset.Name));
        statement.Bind(at++, asset.Summary).Bind(at++, Join(asset.Topics));
        var location = asset.Location;
        statement.Bind(at++, location.Placement switch
        {
            Placement.Coordinates => "coordinates",
            Placement.Postcode => "postcode",
            _ => null,
        });
        statement.Bind(at++, location.Address).Bind(at++, location.Postcode).Bind(at++, location.Online).Bind(at++, Join(location.Covers));
        statement.Bind(at++, AssetJson.WriteSessions(asset.Sessions)).Bind(at++, (long)AssetJson.DayMask(asset.Sessions));
        statement.Bind(at++, (long)asset.Access.YesMask).Bind(at++, (long)asset.Access.NoMask);
        statement.Bind(at++, asset.Cost?.Kind switch
        {
            CostKind.Free => "free",
            CostKind.Donation => "donation",
            CostKind.Amount => "amount",
            _ => null,
        });
        statement.Bind(at++, (double?)asset.Cost?.Pounds).Bind(at++, asset.Cost?.Note);
        statement.Bind(at++, (long?)asset.Audience?.AgeFrom).Bind(at++, (long?)asset.Audience?.AgeTo).Bind(at++, asset.Audience?.Words);
        statement.Bind(at++, Join(asset.Languages));
        statement.Bind(at++, asset.Contact?.Phone).Bind(at++, asset.Contact?.Email).Bind(at++, asset.Contact?.Web)
            .Bind(at++, (long?)asset.Capacity);
        var provenance = asset.Provenance;
        statement.Bind(at++, provenance.Source).Bind(at++, provenance.SourceId).Bind(at++, provenance.Licence)
            .Bind(at++, provenance.Retrieved);
        statement.Bind(at++, asset.Verification?.ByRole).Bind(at++, asset.Verification?.On).Bind(at++, asset.Verification?.NextDue);
        statement.Bind(at++, AssetJson.Word(asset.Status)).Bind(at++, AssetJson.Word(asset.Visibility));
        var shape = location.Shape is { IsEmpty: false } given ? given : null;
        var mark = shape is null ? null : shape as NetTopologySuite.Geometries.Point ?? shape.InteriorPoint;
        statement.Bind(at++, mark?.X).Bind(at++, mark?.Y).Bind(at++, GeometryBlob.Write(shape, grid));
        return at;
    }

    /// <summary>Reads the record of a row selected by <see cref="Select"/>.</summary>
    public static Asset Read(Statement row, int grid)
    {
        var content = Content.Length;
        return new Asset
        {
            Id = row.Guid(0),
            Kind = ReadKind(row.Text(1)),
            Name = row.Text(2),
            Summary = row.TextOrNull(4),
            Topics = Split(row.TextOrNull(5)),
            Location = new AssetLocation
            {
                Placement = row.TextOrNull(6) switch
                {
                    "coordinates" => Placement.Coordinates,
                    "postcode" => Placement.Postcode,
                    _ => Placement.None,
                },
                Address = row.TextOrNull(7),
                Postcode = row.TextOrNull(8),
                Online = row.Bool(9),
                Covers = Split(row.TextOrNull(10)),
                Shape = row.IsNull(37) ? null : GeometryBlob.Read(row.Blob(37), grid),
            },
            Sessions = AssetJson.ReadSessions(row.TextOrNull(11)),
            Access = new Access(row.Int(13), row.Int(14)),
            Cost = ReadCost(row),
            Audience = row.IsNull(18) && row.IsNull(19) && row.IsNull(20)
                ? null
                : new Audience(row.IntOrNull(18), row.IntOrNull(19), row.TextOrNull(20)),
            Languages = Split(row.TextOrNull(21)),
            Contact = row.IsNull(22) && row.IsNull(23) && row.IsNull(24)
                ? null
                : new Contact(row.TextOrNull(22), row.TextOrNull(23), row.TextOrNull(24)),
            Capacity = row.IntOrNull(25),
            Provenance = new Provenance(row.Text(26), row.Text(27), row.TextOrNull(28), row.DateOrNull(29)),
            Verification = row.DateOrNull(31) is { } on ? new Verification(row.Text(30), on, row.DateOrNull(32)) : null,
            Status = row.Text(33) switch
            {
                "suggested" => AssetStatus.Suggested,
                "retired" => AssetStatus.Retired,
                _ => AssetStatus.Published,
            },
            Visibility = ReadVisibility(row.Text(34)),
            Version = row.Int(content),
            Created = row.Moment(content + 1),
            Updated = row.Moment(content + 2),
        };
    }

    /// <summary>Reads the stored word of a kind.</summary>
    public static AssetKind ReadKind(string word) =>
        KindNames.TryParse(word, out var kind) ? kind : throw new FormatException($"'{word}' is not a kind of asset.");

    /// <summary>Who may see it, by its word; an unknown word hides it from the public.</summary>
    public static Visibility ReadVisibility(string word) =>
        string.Equals(word, "public", StringComparison.Ordinal) ? Visibility.Public : Visibility.Workforce;

    /// <summary>Words as one text that a person can read in a table; null when there are none.</summary>
    public static string? Join(ImmutableArray<string> words) => words.IsDefaultOrEmpty ? null : string.Join(';', words);

    /// <summary>Takes <see cref="Join"/> apart.</summary>
    public static ImmutableArray<string> Split(string? text) => string.IsNullOrEmpty(text) ? [] : [.. text.Split(';')];

    private static Cost? ReadCost(Statement row) => row.TextOrNull(15) switch
    {
        "free" => new Cost(CostKind.Free, Pounds(row), row.TextOrNull(17)),
        "donation" => new Cost(CostKind.Donation, Pounds(row), row.TextOrNull(17)),
        "amount" => new Cost(CostKind.Amount, Pounds(row), row.TextOrNull(17)),
        _ => null,
    };

    private static decimal? Pounds(Statement row) => row.DoubleOrNull(16) is { } pounds ? (decimal)pounds : null;
}
