using System.Buffers.Binary;
using System.Text;

namespace CommunityAssets.Exchange.Pictures;

/// <summary>Goes through the chunks of a PNG file, each with its checksum held.</summary>
internal ref struct PngChunks(ReadOnlySpan<byte> rest)
{
    /// <summary>The name of the chunk: four letters.</summary>
    public string Type { get; private set; } = "";

    /// <summary>What is in it.</summary>
    public ReadOnlySpan<byte> Body { get; private set; } = [];

    /// <summary>What follows it.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = rest;

    /// <summary>Goes to the next chunk.</summary>
    public void Next()
    {
        if (Rest.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(Rest) is var length && length > Rest.Length - 12)
        {
            throw PictureSentences.Broken();
        }

        var end = 8 + (int)length;
        if (BinaryPrimitives.ReadUInt32BigEndian(Rest[end..]) != PngChecksum.Of(Rest[4..end]))
        {
            throw PictureSentences.Broken();
        }

        Type = Encoding.Latin1.GetString(Rest.Slice(4, 4));
        Body = Rest[8..end];
        Rest = Rest[(end + 4)..];
    }
}
