using System.Buffers.Text;
using System.Security.Cryptography;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.UnitTests.Domain;

public sealed class PrivateTokenTests
{
    [Fact]
    public void A_token_is_read_back_from_its_address_with_the_same_hash()
    {
        var made = PrivateToken.Make();
        Assert.Equal(PrivateToken.Length, made.Text.Length);
        Assert.Equal(Uri.EscapeDataString(made.Text), made.Text);
        Assert.True(PrivateToken.TryParse(made.Text, out var read));
        Assert.Equal((made.Text, made.Hash), (read.Text, read.Hash));
    }

    [Fact]
    public void The_hash_is_SHA_256_of_the_bits()
    {
        Assert.True(PrivateToken.TryParse(new string('A', 43), out var zeros));
        Assert.Equal("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925", zeros.Hash);
        var made = PrivateToken.Make();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Base64Url.DecodeFromChars(made.Text))), made.Hash);
    }

    [Fact]
    public void No_two_are_alike() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => PrivateToken.Make().Text).Distinct().Count());

    [Fact]
    public void Written_down_by_mistake_a_token_opens_nothing()
    {
        var made = PrivateToken.Make();
        Assert.DoesNotContain(made.Text, $"{made}", StringComparison.Ordinal);
        Assert.DoesNotContain(made.Hash, $"{made}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA A")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/A")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")]
    public void Whatever_else_is_no_token(string? text) => Assert.False(PrivateToken.TryParse(text, out _));
}
