using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.WebTests.Running;

namespace CommunityAssets.WebTests.Pages;

public sealed class StoryTests(RunningService service) : IClassFixture<RunningService>
{
    /// <summary>A photograph of one point, with a place and a name written into it.</summary>
    private static readonly byte[] Photograph = WithComment(Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QA"
        + "FAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=="));

    private static readonly byte[] Another = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QA"
        + "FAABAAAAAAAAAAAAAAAAAAAAAf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AH//Z");

    [Fact]
    public async Task A_story_goes_to_the_stewards_is_published_with_its_picture_and_taken_back_at_once()
    {
        using var teller = await service.BrowserAsync(Role.Public);
        using var sent = await TellAsync(teller, "The old lido", "We all learned to swim there.\nEven Gran.", Photograph, "A swimmer");
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var own = sent.Headers.Location!.ToString().Replace("?sent=1", "", StringComparison.Ordinal);
        Assert.True(PrivateToken.TryParse(own.Split('/')[^1], out var token));
        var story = (await service.Atlas.Stories.FindByTokenAsync(token.Hash))!;
        Assert.Equal((StoryWording.Version, StoryWording.Words, "A swimmer"), (story.WordingVersion, story.Wording, story.Picture!.Alt));
        var picture = $"/stories/pictures/{story.Picture.FileName}";

        // Before a steward has read it nobody sees it but the stewards and whoever told it.
        await StatusAsync(teller, picture, HttpStatusCode.NotFound);
        Assert.Contains("waits for a steward", await teller.PageAsync(own), StringComparison.Ordinal);
        using (var mine = await teller.GetAsync(own + "/picture"))
        {
            Assert.Equal("image/jpeg", mine.Content.Headers.ContentType?.MediaType);
            Assert.True(mine.Headers.CacheControl?.NoStore);
        }

        using var steward = await service.BrowserAsync(Role.Steward);
        using (var looked = await steward.GetAsync(picture))
        {
            Assert.Equal((HttpStatusCode.OK, "private, no-store"), (looked.StatusCode, Caching(looked)));
        }

        var suggestion = (await service.Atlas.Suggestions.FindByTokenAsync(token.Hash))!;
        Assert.Contains(picture, await steward.PageAsync($"/review/{suggestion.Id}"), StringComparison.Ordinal);
        await service.Atlas.Suggestions.AcceptAsync(suggestion.Id, suggestion.Version, suggestion.Proposed, null, new Actor(null, "steward"));

        // Published: everybody sees it, keeps a copy only with leave, and it tells nothing of where it was taken.
        var page = await teller.PageAsync($"/assets/{story.Asset}");
        Assert.Contains($"src=\"{picture}\"", page, StringComparison.Ordinal);
        Assert.Contains("alt=\"A swimmer\"", page, StringComparison.Ordinal);
        using (var shown = await teller.GetAsync(picture))
        {
            Assert.Equal((HttpStatusCode.OK, "public, no-cache"), (shown.StatusCode, Caching(shown)));
            Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("default-src 'none'; sandbox", shown.Headers.GetValues("Content-Security-Policy").Single());
            var bytes = await shown.Content.ReadAsByteArrayAsync();
            Assert.DoesNotContain("Zebedee", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            using var again = new HttpRequestMessage(HttpMethod.Get, picture);
            again.Headers.IfNoneMatch.Add(shown.Headers.ETag!);
            using var kept = await teller.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, kept.StatusCode);
        }

        await StatusAsync(teller, picture.Replace(".jpg", ".png", StringComparison.Ordinal), HttpStatusCode.NotFound);
        await StatusAsync(teller, "/stories/pictures/..%2F..%2Fappsettings.jpg", HttpStatusCode.NotFound);

        using var back = await teller.SendFormAsync(own, new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Found, back.StatusCode);
        await StatusAsync(teller, picture, HttpStatusCode.NotFound);
        await StatusAsync(steward, picture, HttpStatusCode.NotFound);
        await StatusAsync(teller, own + "/picture", HttpStatusCode.NotFound);
        Assert.Contains("You took your story back", await teller.PageAsync(own), StringComparison.Ordinal);
        using var gone = await teller.GetAsync($"/assets/{story.Asset}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        foreach (var address in new[] { $"/assets/{story.Asset}", $"/assets/{story.Asset}/history", own, $"/review/{suggestion.Id}" })
        {
            using var answer = await steward.GetAsync(address);
            Assert.DoesNotContain("learned to swim", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_in_words()
    {
        using var teller = await service.BrowserAsync(Role.Public);
        using var nothing = await TellAsync(teller, "", "", picture: null, alt: "", agreed: false);
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
        var html = await nothing.Content.ReadAsStringAsync();
        Assert.Contains("Enter a name.", html, StringComparison.Ordinal);
        Assert.Contains("Tell the story in the field for it.", html, StringComparison.Ordinal);
        Assert.Contains("Say that you agree.", html, StringComparison.Ordinal);
        using var blind = await TellAsync(teller, "Lido", "We swam.", Photograph, alt: " ");
        Assert.Contains("Say what the picture shows", await blind.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a JPEG or PNG")]
    [InlineData("GIF89a", "not a JPEG or PNG")]
    [InlineData(null, "larger than 5 MB")]
    public async Task Files_that_are_no_pictures_are_refused_in_words(string? content, string words)
    {
        using var teller = await service.BrowserAsync(Role.Public);
        var file = content is null ? new byte[5_000_001] : Encoding.UTF8.GetBytes(content);
        using var answer = await TellAsync(teller, "Lido", "We swam.", file, "A lido");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_in_every_field_of_a_story_come_out_inert()
    {
        using var teller = await service.BrowserAsync(Role.Public);
        using var sent = await TellAsync(teller, SmallPlace.Script, SmallPlace.Script, Another, "\"><script>alert(1)</script>");
        var own = sent.Headers.Location!.ToString();
        Assert.True(PrivateToken.TryParse(own.Split('/', '?')[2], out var token));
        var suggestion = (await service.Atlas.Suggestions.FindByTokenAsync(token.Hash))!;
        using var steward = await service.BrowserAsync(Role.Steward);
        Assert.DoesNotContain("<script>alert", await steward.PageAsync($"/review/{suggestion.Id}"), StringComparison.Ordinal);
        await service.Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, suggestion.Proposed, null, new Actor(null, "steward"));
        foreach (var address in new[] { own, $"/assets/{suggestion.Proposed.Id}", $"/assets/{suggestion.Proposed.Id}/history" })
        {
            var html = await teller.PageAsync(address);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_program_sends_looks_accepted_and_is_kept_out_of_the_queue()
    {
        using var program = await service.BrowserAsync(Role.Public);
        using var sent = await TellAsync(program, "Cheap watches", "Buy them.", picture: null, alt: "", trap: "http://spam.example");
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.True(PrivateToken.TryParse(sent.Headers.Location!.ToString().Split('/', '?')[2], out var token));
        Assert.Equal(SuggestionState.Caught, (await service.Atlas.Suggestions.FindByTokenAsync(token.Hash))!.State);
    }

    [Fact]
    public async Task A_private_link_that_leads_nowhere_is_not_found()
    {
        await StatusAsync(service.Http, $"/story/{PrivateToken.Make().Text}", HttpStatusCode.NotFound);
        await StatusAsync(service.Http, "/story/x", HttpStatusCode.NotFound);
        await StatusAsync(service.Http, $"/story/{PrivateToken.Make().Text}/picture", HttpStatusCode.NotFound);
        await StatusAsync(service.Http, $"/stories/pictures/{new string('a', 64)}.jpg", HttpStatusCode.NotFound);
    }

    private static string Caching(HttpResponseMessage answer) => answer.Headers.CacheControl is { } told
        ? string.Join(", ", new[] { (told.Public, "public"), (told.Private, "private"), (told.NoCache, "no-cache"), (told.NoStore, "no-store") }
            .Where(word => word.Item1).Select(word => word.Item2))
        : "";

    private static async Task StatusAsync(HttpClient http, string address, HttpStatusCode status)
    {
        using var answer = await http.GetAsync(address);
        Assert.True(status == answer.StatusCode, $"{address} answered {(int)answer.StatusCode}.");
    }

    private static async Task<HttpResponseMessage> TellAsync(
        HttpClient http, string name, string text, byte[]? picture, string alt, bool agreed = true, string trap = "")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Forms.TokenOf(await http.PageAsync("/stories/tell"))), "__RequestVerificationToken" },
            { new StringContent(name), "Form.Name" },
            { new StringContent(text), "Form.Summary" },
            { new StringContent(alt), "Alt" },
            { new StringContent(trap), "Fax" },
        };
        if (agreed)
        {
            form.Add(new StringContent("true"), "Form.Agreed");
        }

        if (picture is not null)
        {
            var file = new ByteArrayContent(picture);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(file, "Picture", "../../holiday.jpg");
        }

        return await http.PostAsync("/stories/tell", form);
    }

    private static byte[] WithComment(byte[] jpeg)
    {
        var words = Encoding.ASCII.GetBytes("Exif\0\0Taken by Zebedee at 51.4N 2.3W");
        return [0xff, 0xd8, 0xff, 0xe1, 0, (byte)(words.Length + 2), .. words, .. jpeg[2..]];
    }
}
