using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

namespace CommunityAssets.Storage.PostGis.Imports;

/// <summary>The binary form of PostgreSQL's <c>numeric</c>: groups of four decimal digits, the place of the first, a sign, digits after
/// the point.</summary>
internal static class NumericForm
{
    private const int GroupLength = 4;
    private const ushort Negative = 0x4000;

    /// <summary>Writes a number with its length before it.</summary>
    public static void Write(decimal value, IBufferWriter<byte> buffer)
    {
        var text = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "" : text[(point + 1)..];
        whole = whole.PadLeft((whole.Length + GroupLength - 1) / GroupLength * GroupLength, '0');
        var digits = whole + fraction.PadRight((fraction.Length + GroupLength - 1) / GroupLength * GroupLength, '0');
        var groups = digits.Length / GroupLength;
        var length = 8 + (groups * 2);
        var span = buffer.GetSpan(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        BinaryPrimitives.WriteInt16BigEndian(span[4..], (short)groups);
        BinaryPrimitives.WriteInt16BigEndian(span[6..], (short)((whole.Length / GroupLength) - 1));
        BinaryPrimitives.WriteUInt16BigEndian(span[8..], value < 0 ? Negative : (ushort)0);
        BinaryPrimitives.WriteInt16BigEndian(span[10..], (short)fraction.Length);
        for (var group = 0; group < groups; group++)
        {
            BinaryPrimitives.WriteInt16BigEndian(
                span[(12 + (group * 2))..], short.Parse(
                    digits.AsSpan(group * GroupLength, GroupLength), NumberStyles.None, CultureInfo.InvariantCulture));
        }

        buffer.Advance(4 + length);
    }
}
