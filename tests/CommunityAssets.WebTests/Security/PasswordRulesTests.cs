using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Security;

namespace CommunityAssets.WebTests.Security;

public sealed class PasswordRulesTests
{
    private static readonly Account Ann = new(Guid.Empty, "Ann Bartholomew", "ann.bartholomew@riverside.example", Role.Steward);

    [Theory]
    [InlineData("plum kettle ladder moss")]
    [InlineData("Zo0keeper-and-42")]
    [InlineData("мойдлинныйпароль")]
    [InlineData("ann likes purple rain")]
    public void A_long_password_that_nobody_would_guess_first_is_taken(string password) =>
        Assert.Null(PasswordRules.Problem(password, Ann));

    [Theory]
    [InlineData("elevenchars", "at least 12")]
    [InlineData("", "at least 12")]
    [InlineData("aaaaaaaaaaaaaaaa", "over and over")]
    [InlineData("abababababababab", "over and over")]
    [InlineData("123456789012", "over and over")]
    [InlineData("9876543210987", "over and over")]
    [InlineData("abcdefghijklm", "over and over")]
    [InlineData("Password1234!", "first that anybody")]
    [InlineData("P@ssw0rd2026!!", "first that anybody")]
    [InlineData("83917246508273", "first that anybody")]
    [InlineData("passwordpassword", "first that anybody")]
    [InlineData("qwertyuiop123", "first that anybody")]
    [InlineData("letmein letmein", "first that anybody")]
    [InlineData("CommunityAssets1", "first that anybody")]
    [InlineData("Ann Bartholomew", "your own name")]
    [InlineData("bartholomew2026", "your own name")]
    [InlineData("riversideriverside", "your own name")]
    [InlineData("ann.bartholomew@riverside.example", "your own name")]
    public void What_anybody_would_try_first_is_refused_in_words(string password, string said) =>
        Assert.Contains(said, PasswordRules.Problem(password, Ann) ?? "nothing", StringComparison.Ordinal);

    [Fact]
    public void A_password_has_a_longest_length() =>
        Assert.Contains("at most", PasswordRules.Problem(string.Concat(Enumerable.Repeat("plum kettle ladder ", 12)), Ann) ?? "", StringComparison.Ordinal);

    [Fact]
    public void A_hash_tells_a_right_password_from_a_wrong_one_and_nobody_has_none()
    {
        var passwords = new Passwords();
        var hash = passwords.Hash("plum kettle ladder moss");
        Assert.True(passwords.Check(hash, "plum kettle ladder moss", out var stronger));
        Assert.Null(stronger);
        Assert.False(passwords.Check(hash, "Plum kettle ladder moss", out _));
        Assert.False(passwords.Check(null, "", out _));
        Assert.NotEqual(hash, passwords.Hash("plum kettle ladder moss"));
        Assert.DoesNotContain("plum", hash, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_of_fewer_rounds_is_made_stronger_when_its_password_is_next_typed()
    {
        var weak = new Microsoft.AspNetCore.Identity.PasswordHasher<AccountSecrets>(Microsoft.Extensions.Options.Options.Create(
            new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new AccountSecrets(null, null), "plum kettle");
        var passwords = new Passwords();
        Assert.True(passwords.Check(weak, "plum kettle", out var stronger));
        Assert.NotNull(stronger);
        Assert.True(passwords.Check(stronger, "plum kettle", out var again));
        Assert.Null(again);
        Assert.False(passwords.Check(weak, "plum kettl", out var none));
        Assert.Null(none);
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/find?q=choir&to=x", "/find?q=choir&to=x")]
    [InlineData("//evil.example", "/home")]
    [InlineData("/\\evil.example", "/home")]
    [InlineData("https://evil.example", "/home")]
    [InlineData("/\n/evil.example", "/home")]
    [InlineData("/sign-out", "/home")]
    [InlineData(null, "/home")]
    public void Only_own_addresses_are_gone_back_to(string? address, string goes) => Assert.Equal(goes, WayBack.To(address, "/home"));

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1", "Safari on an iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("<script>alert(1)</script>", "A browser")]
    [InlineData(null, "A browser")]
    public void Browsers_are_told_apart_in_a_few_words(string? userAgent, string words) => Assert.Equal(words, DeviceWords.Of(userAgent));
}
