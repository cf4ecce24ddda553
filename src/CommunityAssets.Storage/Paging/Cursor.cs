using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Paging;

/// <summary>
/// The opaque text that asks for the next page: base64url of a format number (1 byte), the fingerprint of the query (8 bytes), and the last
/// row's key: number (8 bytes, IEEE 754), text and id (UTF-8, each after its length in 2 bytes). It is no secret and gives no right:
/// whoever alters one gets another page of the same search at most.
/// </summary>
internal static class Cursor
{
    private const byte Format = 1;
    private const int Longest = 4096;

    /// <summary>Writes the cursor of the page after a position.</summary>
    public static string Write(AssetQuery query, PagePosition last) => Write(QueryFingerprint.Of(query), last);

    /// <inheritdoc cref="Write(AssetQuery, PagePosition)"/>
    public static string Write(AreaQuery query, PagePosition last) => Write(QueryFingerprint.Of(query), last);

    /// <inheritdoc cref="Write(AssetQuery, PagePosition)"/>
    public static string Write(AuditQuery query, PagePosition last) => Write(QueryFingerprint.Of(query), last);

    /// <summary>Reads where the page before ended; null for the first page.</summary>
    /// <exception cref="BadInputException">The cursor is not one that this search gave.</exception>
    public static PagePosition? Read(AssetQuery query) => query.Cursor is null ? null : Read(query.Cursor, QueryFingerprint.Of(query));

    /// <inheritdoc cref="Read(AssetQuery)"/>
    public static PagePosition? Read(AreaQuery query) => query.Cursor is null ? null : Read(query.Cursor, QueryFingerprint.Of(query));

    /// <inheritdoc cref="Read(AssetQuery)"/>
    public static PagePosition? Read(AuditQuery query) => query.Cursor is null ? null : Read(query.Cursor, QueryFingerprint.Of(query));

    private static string Write(ulong fingerprint, PagePosition last)
    {
        var text = Encoding.UTF8.GetBytes(last.Text);
        var id = Encoding.UTF8.GetBytes(last.Id);
        var bytes = new byte[21 + text.Length + id.Length];
        bytes[0] = Format;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(1), fingerprint);
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(9), last.Number);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(17), checked((ushort)text.Length));
        text.CopyTo(bytes, 19);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(19 + text.Length), checked((ushort)id.Length));
        id.CopyTo(bytes, 21 + text.Length);
        return Base64Url.EncodeToString(bytes);
    }

    private static PagePosition Read(string cursor, ulong fingerprint)
    {
        if (cursor.Length is 0 or > Longest || !Base64Url.IsValid(cursor))
        {
            throw Foreign();
        }

        var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
        if (bytes.Length < 21 || bytes[0] != Format || BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]) != fingerprint)
        {
            throw Foreign();
        }

        var number = BinaryPrimitives.ReadDoubleBigEndian(bytes[9..]);
        var textLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[17..]);
        if (double.IsNaN(number) || bytes.Length < 21 + textLength)
        {
            throw Foreign();
        }

        var idLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[(19 + textLength)..]);
        if (bytes.Length != 21 + textLength + idLength)
        {
            throw Foreign();
        }

        return new PagePosition(
            number, Encoding.UTF8.GetString(bytes.Slice(19, textLength)), Encoding.UTF8.GetString(bytes.Slice(21 + textLength, idLength)));
    }

    private static BadInputException Foreign() =>
        new("The cursor was not given by this search. Take it from the answer before, with the same filters and sort, or leave it "
            + "out to start again.");
}
