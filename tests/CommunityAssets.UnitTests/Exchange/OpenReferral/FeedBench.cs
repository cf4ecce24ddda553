using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Links;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.OpenReferral;
using CommunityAssets.Exchange.OpenReferral.Reading;
using CommunityAssets.Exchange.Readers;
using CommunityAssets.UnitTests.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

/// <summary>Reads feeds that a test writes, as an import would.</summary>
internal sealed class FeedBench : IDisposable
{
    public const string Id = "11111111-2222-4333-8444-555555555555";
    public const string OtherId = "66666666-7777-4888-9999-aaaaaaaaaaaa";
    public const string OrganizationId = "bbbbbbbb-cccc-4ddd-8eee-ffffffffffff";

    private readonly Workbench _work = new();

    public string Folder => _work.Folder;

    public AssetReading Reading { get; init; } = new() { Source = "directory", Licence = "OGL", Today = new DateOnly(2026, 6, 1) };

    /// <summary>A service with the required members and whatever is added.</summary>
    public static string Service(string more = "", string id = Id, string name = "Knit and natter") =>
        $$"""{"id":"{{id}}","name":"{{name}}","status":"active"{{(more.Length > 0 ? "," + more : "")}}}""";

    /// <summary>A page of items.</summary>
    public static string Page(int page, int pages, params string[] items) =>
        $$"""
        {"total_items":{{items.Length * pages}},"total_pages":{{pages}},"page_number":{{page}},"size":{{items.Length}},
        "first_page":{{(page == 1 ? "true" : "false")}},"last_page":{{(page == pages ? "true" : "false")}},"empty":false,
        "contents":[{{string.Join(",\n", items)}}]}
        """;

    public string Write(string name, string text) => _work.Write(name, text);

    /// <summary>Reads one file.</summary>
    public Task<FeedResult> ReadAsync(string text, string name = "services.json") => ReadPathAsync(_work.Write(name, text));

    /// <summary>Reads a file or a folder.</summary>
    public async Task<FeedResult> ReadPathAsync(string path, Func<string, bool>? isKnown = null, bool allowsTwice = false)
    {
        var files = FeedFiles.Open(path);
        var survey = FeedSurvey.Of(files);
        var notes = new ReadNotes();
        var reader = new OpenReferralReader(files, survey, Reading, ReferenceSystem.BritishNationalGrid, notes)
        {
            IsKnown = isKnown ?? (_ => false),
            AllowsTwice = allowsTwice,
        };
        var (assets, refusals) = (new List<Asset>(), new List<Refusal>());
        await foreach (var row in reader.ReadAsync())
        {
            if (row.Refusal is { } refusal)
            {
                refusals.Add(refusal);
            }
            else
            {
                assets.Add(row.Record!);
            }
        }

        return new FeedResult(assets, refusals, [.. reader.Links.Select(row => row.Record!)], notes.Sentences, survey.Partial, reader);
    }

    /// <summary>Reads one service, which must be good.</summary>
    public async Task<Asset> AssetAsync(string more)
    {
        var result = await ReadAsync(Service(more));
        Assert.Empty(result.Refusals);
        return result.Assets[0];
    }

    /// <summary>Reads one service, which must be refused.</summary>
    public async Task<Refusal> RefusalAsync(string service)
    {
        var result = await ReadAsync(service);
        Assert.Empty(result.Assets);
        return Assert.Single(result.Refusals);
    }

    public void Dispose() => _work.Dispose();
}

internal sealed record FeedResult(
    IReadOnlyList<Asset> Assets,
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<LinkClaim> Links,
    IReadOnlyList<string> Notes,
    string? Partial,
    OpenReferralReader Reader);
