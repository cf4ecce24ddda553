using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommunityAssets.Storage.Records;

/// <summary>
/// Sixteen bytes (<see cref="Murmur128"/>) that stand for what a source says of a record, kept beside the record, so that the next import
/// knows whether the source says the same as before, whatever people have edited since. What changes from one download to the next
/// without saying anything new (the day of retrieval), and what the atlas adds itself (id, version, times, a place found by postcode),
/// plays no part.
/// </summary>
internal static class ContentHash
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? scratch;

    /// <summary>What a source says of an asset. Take it before the asset is placed by its postcode.</summary>
    public static byte[] Of(Asset asset) => Of(asset, AssetJson.WriteSessions(asset.Sessions));

    /// <summary>The same for whoever has written the sessions already, which takes as long as the rest of it.</summary>
    public static byte[] Of(Asset asset, string? sessions)
    {
        var content = Begin();
        Put(content, (int)asset.Kind);
        Put(content, asset.Name);
        Put(content, asset.Summary);
        Put(content, asset.Topics.IsDefault ? [] : asset.Topics.AsSpan());
        var location = asset.Location;
        Put(content, location.Placement == Placement.Postcode ? null : location.Shape);
        Put(content, location.Address);
        Put(content, location.Postcode);
        Put(content, location.Online ? 1 : 0);
        Put(content, location.Covers.IsDefault ? [] : location.Covers.AsSpan());
        Put(content, sessions);
        Put(content, asset.Access.YesMask);
        Put(content, asset.Access.NoMask);
        Put(content, asset.Cost is { } cost ? (int)cost.Kind : 0);
        Put(content, (double)(asset.Cost?.Pounds ?? -1));
        Put(content, asset.Cost?.Note);
        Put(content, asset.Audience?.AgeFrom ?? -1);
        Put(content, asset.Audience?.AgeTo ?? -1);
        Put(content, asset.Audience?.Words);
        Put(content, asset.Languages.IsDefault ? [] : asset.Languages.AsSpan());
        Put(content, asset.Contact?.Phone);
        Put(content, asset.Contact?.Email);
        Put(content, asset.Contact?.Web);
        Put(content, asset.Capacity ?? -1);
        Put(content, asset.Provenance.Licence);
        Put(content, asset.Verification?.ByRole);
        Put(content, asset.Verification?.On.DayNumber ?? -1);
        Put(content, asset.Verification?.NextDue?.DayNumber ?? -1);
        Put(content, (int)asset.Status);
        Put(content, (int)asset.Visibility);
        return End(content);
    }

    /// <summary>What a source says of an area: its name, level and shape.</summary>
    public static byte[] Of(Area area)
    {
        var content = Begin();
        Put(content, area.Name);
        Put(content, (int)area.Level);
        Put(content, area.Shape);
        return End(content);
    }

    /// <summary>What a directory says of a postcode.</summary>
    public static byte[] Of(Postcode postcode)
    {
        var content = Begin();
        Put(content, postcode.Point);
        Put(content, postcode.Areas.IsDefault ? [] : postcode.Areas.AsSpan());
        Put(content, postcode.Terminated?.DayNumber ?? -1);
        return End(content);
    }

    /// <summary>What a source says of a stretch of the network.</summary>
    public static byte[] Of(NetworkEdge edge)
    {
        var content = Begin();
        Put(content, edge.Line);
        Put(content, edge.Metres);
        Put(content, edge.Walkable ? 1 : 0);
        Put(content, edge.Kind);
        return End(content);
    }

    private static ArrayBufferWriter<byte> Begin()
    {
        var content = scratch ??= new ArrayBufferWriter<byte>(4096);
        content.ResetWrittenCount();
        return content;
    }

    private static byte[] End(ArrayBufferWriter<byte> content)
    {
        var digest = Murmur128.Of(content.WrittenSpan);
        if (content.Capacity > 1 << 20)
        {
            // One huge polygon must not keep its buffer for the rest of the process.
            scratch = null;
        }

        return digest;
    }

    private static void Put(ArrayBufferWriter<byte> content, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(content.GetSpan(4), value);
        content.Advance(4);
    }

    private static void Put(ArrayBufferWriter<byte> content, double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(content.GetSpan(8), value);
        content.Advance(8);
    }

    private static void Put(ArrayBufferWriter<byte> content, string? value)
    {
        if (value is null)
        {
            Put(content, -1);
            return;
        }

        Put(content, value.Length);
        var span = content.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length));
        content.Advance(Encoding.UTF8.GetBytes(value, span));
    }

    private static void Put(ArrayBufferWriter<byte> content, ReadOnlySpan<string> values)
    {
        Put(content, values.Length);
        foreach (var value in values)
        {
            Put(content, value);
        }
    }

    private static void Put(ArrayBufferWriter<byte> content, Geometry? shape)
    {
        if (shape is null)
        {
            Put(content, -1);
        }
        else if (shape is Point { IsEmpty: false } point)
        {
            Put(content, 1);
            Put(content, point.X);
            Put(content, point.Y);
        }
        else
        {
            var bytes = new WKBWriter().Write(shape);
            Put(content, bytes.Length);
            content.Write(bytes);
        }
    }
}
