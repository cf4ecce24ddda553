using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.Storage.Paging;

/// <summary>
/// Eight bytes that tell one query from another, so that a cursor of one search is not taken for another's. Limit and cursor play no part:
/// a page may be longer than the one before.
/// </summary>
internal static class QueryFingerprint
{
    /// <summary>The fingerprint of an asset query.</summary>
    public static ulong Of(AssetQuery query) => Hash(
        "assets", query.Text, Write(query.Box), Write(query.Near), Write(query.WithinMetres), Write(query.Inside),
        query.Area is { } area ? string.Create(CultureInfo.InvariantCulture, $"{area.Code} {area.Vintage}") : null,
        string.Join(',', query.Kinds.Select(kind => (int)kind).Order()),
        string.Join(',', query.Topics.Order(StringComparer.Ordinal)),
        string.Join(',', query.Days.Select(day => (int)day).Order()),
        query.Free ? "free" : null,
        string.Join(',', query.Access.Select(feature => (int)feature).Order()),
        query.Source,
        query.VerifiedSince?.ToString("O", CultureInfo.InvariantCulture),
        query.Status.ToString(), query.See.ToString(), query.Placed is { } placed ? $"{query.Sort} {placed}" : query.Sort.ToString());

    /// <summary>The fingerprint of an area query.</summary>
    public static ulong Of(AreaQuery query) => Hash(
        "areas", query.Level?.ToString(), query.Vintage?.ToString(CultureInfo.InvariantCulture), Write(query.Box),
        query.Within is { } within ? string.Create(CultureInfo.InvariantCulture, $"{within.Code} {within.Vintage}") : null,
        query.Text);

    /// <summary>The fingerprint of an audit query.</summary>
    public static ulong Of(AuditQuery query) => Hash(
        "audit", query.From?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        query.Before?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), query.Account?.ToString("D"), query.Record?.ToString("D"),
        string.Join(',', query.Acts.Select(act => (int)act).Order()));

    private static string? Write(Envelope? box) =>
        box is null ? null : string.Create(CultureInfo.InvariantCulture, $"{box.MinX:R} {box.MinY:R} {box.MaxX:R} {box.MaxY:R}");

    private static string? Write(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Write(Geometry? shape) => shape is null ? null : Convert.ToHexString(new WKBWriter().Write(shape));

    private static ulong Hash(params ReadOnlySpan<string?> parts)
    {
        var whole = new StringBuilder();
        foreach (var part in parts)
        {
            // Lengths keep "ab","c" apart from "a","bc", and nothing apart from an empty text.
            whole.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}|");
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(whole.ToString()), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
