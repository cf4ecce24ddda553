using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.Records;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>The columns of an asset that say what it is, in the one order in which they are read and written.</summary>
internal static class AssetColumns
{
    // Places in Content and Identity below, which a test of the round trip holds in step.
    private const int KindAt = 0;
    private const int StatusAt = 1;
    private const int VisibilityAt = 2;
    private const int PlacementAt = 3;
    private const int AccessYesAt = 5;
    private const int AccessNoAt = 6;
    private const int CostKindAt = 7;
    private const int CapacityAt = 8;
    private const int AgeFromAt = 9;
    private const int AgeToAt = 10;
    private const int VerifiedAt = 11;
    private const int VerifyDueAt = 12;
    private const int RetrievedAt = 13;
    private const int OnlineAt = 14;
    private const int SourceAt = 15;
    private const int SourceIdAt = 16;
    private const int NameAt = 17;
    private const int SummaryAt = 19;
    private const int TopicsAt = 20;
    private const int CoversAt = 21;
    private const int LanguagesAt = 22;
    private const int AddressAt = 23;
    private const int PostcodeAt = 24;
    private const int AudienceAt = 25;
    private const int CostPoundsAt = 26;
    private const int CostNoteAt = 27;
    private const int PhoneAt = 28;
    private const int EmailAt = 29;
    private const int WebAt = 30;
    private const int LicenceAt = 31;
    private const int VerifiedByAt = 32;
    private const int SessionsAt = 33;
    private const int GeomAt = 34;
    private const int IdAt = 35;
    private const int VersionAt = 36;
    private const int CreatedAt = 37;
    private const int UpdatedAt = 38;

    /// <summary>Columns that hold what a record says; an import or an edit replaces them all.</summary>
    public static readonly ImmutableArray<string> Content =
    [
        "kind", "status", "visibility", "placement", "days", "access_yes", "access_no", "cost_kind", "capacity", "age_from", "age_to",
        "verified", "verify_due", "retrieved", "online", "source", "source_id",
        "name", "sort_name", "summary", "topics", "covers", "languages",
        "address", "postcode", "audience", "cost_pounds", "cost_note", "phone", "email", "web", "licence", "verified_by",
        "sessions", "geom",
    ];

    /// <summary>Columns that tell one version from another; they come after <see cref="Content"/> wherever both are read or
    /// written.</summary>
    public static readonly ImmutableArray<string> Identity = ["id", "version", "created", "updated"];

    /// <summary>The place of the first column after those of <see cref="Read"/>.</summary>
    public static readonly int After = Content.Length + Identity.Length;

    /// <summary>The columns to read, of the table called <c>a</c>.</summary>
    public static readonly string Read = string.Join(", ", Content.Concat(Identity).Select(column => "a." + column));

    /// <summary>Takes an asset's content, which must be <see cref="WithoutNul"/>, as parameters in the order of
    /// <see cref="Content"/>.</summary>
    /// <returns>The place of each.</returns>
    public static string[] Values(SqlText sql, Asset asset)
    {
        var location = asset.Location;
        return
        [
            sql.Value((short)asset.Kind),
            sql.Value((short)asset.Status),
            sql.Value((short)asset.Visibility),
            sql.Value((short)location.Placement),
            sql.Value((short)AssetJson.DayMask(asset.Sessions)),
            sql.Value((short)asset.Access.YesMask),
            sql.Value((short)asset.Access.NoMask),
            OrNull(asset.Cost is { } cost ? (short)cost.Kind : null, NpgsqlDbType.Smallint),
            OrNull(asset.Capacity, NpgsqlDbType.Integer),
            OrNull(asset.Audience?.AgeFrom, NpgsqlDbType.Integer),
            OrNull(asset.Audience?.AgeTo, NpgsqlDbType.Integer),
            OrNull(asset.Verification?.On, NpgsqlDbType.Date),
            OrNull(asset.Verification?.NextDue, NpgsqlDbType.Date),
            OrNull(asset.Provenance.Retrieved, NpgsqlDbType.Date),
            sql.Value(location.Online),
            Text(asset.Provenance.Source),
            Text(asset.Provenance.SourceId),
            Text(asset.Name),
            Text(SearchWords.Fold(asset.Name)),
            Text(asset.Summary),
            Texts(asset.Topics),
            Texts(location.Covers),
            Texts(asset.Languages),
            Text(location.Address),
            Text(location.Postcode),
            Text(asset.Audience?.Words),
            OrNull(asset.Cost?.Pounds, NpgsqlDbType.Numeric),
            Text(asset.Cost?.Note),
            Text(asset.Contact?.Phone),
            Text(asset.Contact?.Email),
            Text(asset.Contact?.Web),
            Text(asset.Provenance.Licence),
            Text(asset.Verification?.ByRole),
            OrNull(AssetJson.WriteSessions(asset.Sessions), NpgsqlDbType.Jsonb),
            location.Shape is { } shape ? sql.Shape(shape) : OrNull(null, NpgsqlDbType.Geometry),
        ];

        string OrNull(object? value, NpgsqlDbType type) => sql.Value(value ?? DBNull.Value, type);

        string Text(string? text) => OrNull(text, NpgsqlDbType.Text);

        string Texts(ImmutableArray<string> texts) =>
            sql.Value(texts.IsDefault ? [] : texts.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
    }

    /// <summary>Reads an asset from a row that begins with <see cref="Read"/>.</summary>
    public static Asset From(NpgsqlDataReader row)
    {
        var asset = new Asset
        {
            Kind = (AssetKind)row.GetInt16(KindAt),
            Status = (AssetStatus)row.GetInt16(StatusAt),
            Visibility = (Visibility)row.GetInt16(VisibilityAt),
            Id = row.GetGuid(IdAt),
            Version = row.GetInt32(VersionAt),
            Created = row.GetFieldValue<DateTimeOffset>(CreatedAt),
            Updated = row.GetFieldValue<DateTimeOffset>(UpdatedAt),
            Name = row.GetString(NameAt),
            Summary = Text(SummaryAt),
            Topics = Texts(TopicsAt),
            Languages = Texts(LanguagesAt),
            Capacity = Number(CapacityAt),
            Sessions = AssetJson.ReadSessions(Text(SessionsAt)),
            Access = new Access(row.GetInt16(AccessYesAt), row.GetInt16(AccessNoAt)),
            Cost = row.IsDBNull(CostKindAt) ? null : new Cost(
                (CostKind)row.GetInt16(CostKindAt), row.IsDBNull(CostPoundsAt) ? null : row.GetDecimal(CostPoundsAt), Text(CostNoteAt)),
            Audience = row.IsDBNull(AgeFromAt) && row.IsDBNull(AgeToAt) && row.IsDBNull(AudienceAt)
                ? null
                : new Audience(Number(AgeFromAt), Number(AgeToAt), Text(AudienceAt)),
            Contact = row.IsDBNull(PhoneAt) && row.IsDBNull(EmailAt) && row.IsDBNull(WebAt)
                ? null
                : new Contact(Text(PhoneAt), Text(EmailAt), Text(WebAt)),
            Provenance = new Provenance(row.GetString(SourceAt), row.GetString(SourceIdAt), Text(LicenceAt), Date(RetrievedAt)),
            Verification = row.IsDBNull(VerifiedAt)
                ? null
                : new Verification(Text(VerifiedByAt) ?? "", row.GetFieldValue<DateOnly>(VerifiedAt), Date(VerifyDueAt)),
            Location = new AssetLocation
            {
                Placement = (Placement)row.GetInt16(PlacementAt),
                Online = row.GetBoolean(OnlineAt),
                Covers = Texts(CoversAt),
                Address = Text(AddressAt),
                Postcode = Text(PostcodeAt),
                Shape = row.IsDBNull(GeomAt) ? null : row.GetFieldValue<Geometry>(GeomAt),
            },
        };
        return asset;

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        int? Number(int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

        DateOnly? Date(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

        // The array was made for this record alone, so it is taken as it is.
        ImmutableArray<string> Texts(int column) => ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<string[]>(column));
    }
}
