using System.Text;
using CommunityAssets.Web.Security;

namespace CommunityAssets.WebTests.Security;

public sealed class AuthenticatorCodesTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, for SHA-1: the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var moment = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(code, AuthenticatorCodes.Code(Key, AuthenticatorCodes.StepOf(moment)));
        Assert.Equal(seconds / 30, AuthenticatorCodes.Check(Key, code[..3] + " " + code[3..], moment));
    }

    /// <summary>RFC 4226, appendix D: the counter by itself.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void Counters_give_the_codes_of_the_standard(long counter, string code) =>
        Assert.Equal(code, AuthenticatorCodes.Code(Key, counter));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_half_a_minute_off(int seconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var code = AuthenticatorCodes.Code(Key, AuthenticatorCodes.StepOf(now.AddSeconds(seconds)));
        Assert.Equal(taken, AuthenticatorCodes.Check(Key, code, now) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("٢٨٧٠٨٢")]
    public void What_is_not_the_code_is_not_taken(string typed) =>
        Assert.Null(AuthenticatorCodes.Check(Key, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    /// <summary>RFC 4648, section 10, and the key above as every app shows it.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    public void Keys_are_written_in_base_32(string bytes, string text) =>
        Assert.Equal(text, AuthenticatorCodes.Write(Encoding.ASCII.GetBytes(bytes)).Replace(" ", "", StringComparison.Ordinal));

    [Fact]
    public void An_app_reads_the_key_the_place_and_the_account() => Assert.Equal(
        "otpauth://totp/CommunityAssets%20Alder%26mere:a%2Bb%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            + "&issuer=CommunityAssets%20Alder%26mere",
        AuthenticatorCodes.Address(Key, "Alder&mere", "a+b@example.org"));

    [Fact]
    public void Recovery_codes_are_told_apart_and_their_form_is_known()
    {
        var codes = RecoveryCodes.Make();
        Assert.Equal(RecoveryCodes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^([a-z2-7]{4}-){3}[a-z2-7]{4}$", code));
        Assert.All(codes, code => Assert.True(RecoveryCodes.HasForm(code.Replace("-", " ", StringComparison.Ordinal))));
        Assert.False(RecoveryCodes.HasForm("287 082"));
        Assert.Equal(RecoveryCodes.Hash(codes[0]), RecoveryCodes.Hash(codes[0].Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()));
        Assert.NotEqual(RecoveryCodes.Hash(codes[0]), RecoveryCodes.Hash(codes[1]));
    }
}
