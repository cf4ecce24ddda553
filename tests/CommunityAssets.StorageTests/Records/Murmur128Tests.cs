using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CommunityAssets.Storage.Records;

namespace CommunityAssets.StorageTests.Records;

/// <summary>Digests against values that the hash is published with.</summary>
public sealed class Murmur128Tests
{
    [Theory]
    [InlineData("", "00000000000000000000000000000000")]
    [InlineData("hello", "cbd8a7b341bd9b025b1e906a48ae1d19")]
    [InlineData("The quick brown fox jumps over the lazy dog", "e34bbc7bbc071b6c7a433ca9c49a9347")]
    public void Digests_are_those_that_the_hash_is_known_by(string text, string expected)
    {
        var digest = Murmur128.Of(Encoding.UTF8.GetBytes(text));

        Assert.Equal(
            expected,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{BinaryPrimitives.ReadUInt64LittleEndian(digest):x16}{BinaryPrimitives.ReadUInt64LittleEndian(digest.AsSpan(8)):x16}"));
    }

    [Fact]
    public void Texts_that_differ_in_length_alone_have_digests_of_their_own()
    {
        var digests = Enumerable.Range(0, 48).Select(length => Convert.ToHexString(Murmur128.Of(new byte[length]))).ToList();

        Assert.Equal(digests.Count, digests.Distinct(StringComparer.Ordinal).Count());
    }
}
