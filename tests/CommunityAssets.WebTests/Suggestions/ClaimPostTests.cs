using System.Net;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.WebTests.Reminding;
using CommunityAssets.WebTests.Running;
using CommunityAssets.WebTests.Security;

namespace CommunityAssets.WebTests.Suggestions;

/// <summary>Where letters can be sent, a group gets the link to its own entry at the address that the entry gives.</summary>
public sealed class ClaimPostTests(RunningService place) : LetterTests(place, Role.Steward)
{
    [Fact]
    public async Task The_letter_holds_the_very_link_that_the_steward_is_shown_once()
    {
        var asset = await AddAsync("choir@example.org");
        var html = await OfferAsync(asset, send: true);
        Assert.Contains("on its way to choir@example.org", html, StringComparison.Ordinal);
        var (to, letter) = Assert.Single(Mail.Letters);
        Assert.Contains("choir@example.org", to, StringComparison.Ordinal);
        var text = MailServer.TextOf(letter);
        Assert.Contains(asset.Name, text, StringComparison.Ordinal);
        var sent = TokenIn(text, "https://atlas.example.org/testham/claim/");
        Assert.Equal(TokenIn(html, "/claim/").Text, sent.Text);
        Assert.Equal(asset.Id, (await Atlas.Keepers.FindByTokenAsync(sent.Hash))!.Asset);
    }

    [Fact]
    public async Task When_a_letter_is_not_taken_the_steward_passes_the_link_on()
    {
        Mail.Refuses = true;
        var html = await OfferAsync(await AddAsync("refused@example.org"), send: true);
        Assert.Contains("The letter was not taken. Send the link to the group yourself.", html, StringComparison.Ordinal);
        Assert.NotEmpty(TokenIn(html, "/claim/").Text);
    }

    [Fact]
    public async Task No_letter_goes_unless_it_is_asked_for_and_the_entry_gives_an_address()
    {
        var html = await OfferAsync(await AddAsync("quiet@example.org"), send: false);
        Assert.Contains("Send its group a link, to quiet@example.org", html, StringComparison.Ordinal);
        var without = await OfferAsync(await AddAsync(email: null), send: false);
        Assert.DoesNotContain("Send its group a link", without, StringComparison.Ordinal);
        Assert.Empty(Mail.Letters);
    }

    private static PrivateToken TokenIn(string text, string after)
    {
        var at = text.IndexOf(after, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        Assert.True(PrivateToken.TryParse(text.Substring(at + after.Length, PrivateToken.Length), out var token));
        return token;
    }

    private async Task<string> OfferAsync(Asset asset, bool send)
    {
        var page = $"/assets/{asset.Id}/edit";
        var fields = send ? new Dictionary<string, string> { ["send"] = "true" } : [];
        using var answer = await Visitor.SendFormAsync(page, fields, page + "?handler=offer");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private Task<Asset> AddAsync(string? email) => Atlas.Assets.AddAsync(
        SmallPlace.Added($"Offered choir {Guid.NewGuid():N}", 740, 740) with
        {
            Contact = new Contact(Email: email, Phone: "01632 960 123"),
        },
        "steward",
        null);
}
