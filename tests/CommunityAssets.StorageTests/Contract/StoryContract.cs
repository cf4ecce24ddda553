using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>Stories: consent and picture beside the asset, and what stays when one is taken back.</summary>
public abstract class StoryContract : AtlasContract
{
    private const string Words = "Zebedee's grandmother swam in the lido.";
    private static readonly Actor Steward = new(Guid.CreateVersion7(), "steward");
    private static readonly byte[] File = [0xff, 0xd8, 1, 2, 3];
    private static readonly StoryPicture Shown = new(new string('a', 64), Jpeg: true, 640, 480, "A swimmer in a bathing cap");
    private readonly string token = PrivateToken.Make().Hash;

    [AtlasFact]
    public async Task A_story_comes_with_its_suggestion_its_picture_and_what_was_agreed_to()
    {
        var suggestion = await TellAsync();
        var story = (await Atlas.Stories.FindAsync(suggestion.Proposed.Id))!;
        Assert.Equal(new Story(suggestion.Proposed.Id, 1, "I agree.", Time.GetUtcNow(), Shown), story);
        Assert.Equal(story, await Atlas.Stories.FindByTokenAsync(token));
        Assert.Equal(SuggestionState.Waiting, (await Atlas.Suggestions.FindByTokenAsync(token))!.State);
        var file = (await Atlas.Stories.PictureAsync(Shown.Hash))!;
        Assert.Equal(File, file.Bytes);
        Assert.True(file.Jpeg);
        Assert.Equal([story.Asset], file.Assets);
        Assert.Null(await Atlas.Stories.PictureAsync(new string('b', 64)));
        Assert.Null(await Atlas.Stories.FindAsync(Guid.CreateVersion7()));
    }

    [AtlasFact]
    public async Task A_story_needs_no_picture()
    {
        var suggestion = await TellAsync(picture: false);
        Assert.Null((await Atlas.Stories.FindAsync(suggestion.Proposed.Id))!.Picture);
    }

    [AtlasFact]
    public async Task A_story_stays_with_its_asset_when_it_is_published()
    {
        var suggestion = await TellAsync();
        await Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, suggestion.Proposed, null, Steward);
        Assert.Equal(Shown, (await Atlas.Stories.FindAsync(suggestion.Proposed.Id))!.Picture);
        Assert.NotNull(await Atlas.Stories.PictureAsync(Shown.Hash));
    }

    [AtlasFact]
    public async Task A_picture_of_two_stories_goes_with_the_last_of_them()
    {
        var one = await TellAsync();
        var other = PrivateToken.Make().Hash;
        var two = await TellAsync(tokenHash: other);
        Assert.Equal(
            new[] { one.Proposed.Id, two.Proposed.Id }.Order(), (await Atlas.Stories.PictureAsync(Shown.Hash))!.Assets.Order());
        Assert.True(await Atlas.Stories.WithdrawAsync(token));
        Assert.Equal([two.Proposed.Id], (await Atlas.Stories.PictureAsync(Shown.Hash))!.Assets);
        Assert.True(await Atlas.Stories.WithdrawAsync(other));
        Assert.Null(await Atlas.Stories.PictureAsync(Shown.Hash));
    }

    [AtlasFact]
    public async Task Taken_back_after_it_was_published_it_is_gone_from_everywhere_at_once()
    {
        var suggestion = await TellAsync();
        var published = await Atlas.Suggestions.AcceptAsync(suggestion.Id, 1, suggestion.Proposed, null, Steward);
        await Atlas.Assets.SaveAsync(published with { Summary = Words + " Amended." }, Steward, "spelling");
        var before = await Atlas.VersionAsync();
        Assert.True(await Atlas.Stories.WithdrawAsync(token));
        Assert.True(await Atlas.VersionAsync() > before);
        Assert.Null(await Atlas.Stories.FindAsync(published.Id));
        Assert.Null(await Atlas.Stories.FindByTokenAsync(token));
        Assert.Null(await Atlas.Stories.PictureAsync(Shown.Hash));
        Assert.Empty(await NamesAsync(new AssetQuery { Text = "lido" }));
        var left = (await Atlas.Assets.FindAsync(published.Id))!;
        Assert.Equal(("A story that was taken back", null, AssetStatus.Retired), (left.Name, left.Summary, left.Status));
        Assert.Null(left.Location.Shape);
        var history = await Atlas.History.OfAsync(published.Id);
        Assert.Equal([1, 2, 3], history.Select(change => change.Version));
        Assert.Equal("teller", history[^1].By);
        Assert.DoesNotContain(history, change => change.State?.Contains("Zebedee", StringComparison.Ordinal) == true);
        Assert.Null(await Atlas.History.AssetAtAsync(published.Id, 1));
        var told = (await Atlas.Suggestions.FindByTokenAsync(token))!;
        Assert.Equal((SuggestionState.Accepted, "Erased", null), (told.State, told.Proposed.Name, told.Proposed.Summary));
        Assert.Contains((await Atlas.Audit.ReadAsync(new AuditQuery())).Entries, entry => entry.Line.Act == AuditAct.StoryRemoved);
        Assert.False(await Atlas.Stories.WithdrawAsync(token));
    }

    [AtlasFact]
    public async Task Taken_back_while_it_waits_it_leaves_an_erased_suggestion()
    {
        await TellAsync();
        Assert.True(await Atlas.Stories.WithdrawAsync(token));
        var left = (await Atlas.Suggestions.FindByTokenAsync(token))!;
        Assert.Equal((SuggestionState.Withdrawn, "Erased", null), (left.State, left.Proposed.Name, left.Why));
        Assert.Null(await Atlas.Stories.PictureAsync(Shown.Hash));
    }

    [AtlasFact]
    public async Task Taken_back_declined_or_forgotten_as_a_suggestion_it_leaves_no_picture()
    {
        var first = await TellAsync();
        await Atlas.Suggestions.DeclineAsync(first.Id, 1, DeclineReason.TooLittle, null, Steward);
        Assert.Null(await Atlas.Stories.FindAsync(first.Proposed.Id));
        var second = PrivateToken.Make().Hash;
        await TellAsync(tokenHash: second);
        await Atlas.Suggestions.WithdrawAsync(second);
        await TellAsync(tokenHash: PrivateToken.Make().Hash, state: SuggestionState.Caught);
        Assert.NotNull(await Atlas.Stories.PictureAsync(Shown.Hash));
        Time.Pass(TimeSpan.FromDays(40));
        await Atlas.Suggestions.AddAsync(Suggested(SuggestionState.Caught), PrivateToken.Make().Hash);
        Assert.Null(await Atlas.Stories.PictureAsync(Shown.Hash));
    }

    [AtlasFact]
    public async Task A_link_that_leads_nowhere_takes_nothing_back()
    {
        await TellAsync();
        var before = await Atlas.VersionAsync();
        Assert.False(await Atlas.Stories.WithdrawAsync(PrivateToken.Make().Hash));
        Assert.Equal(before, await Atlas.VersionAsync());
        Assert.NotNull(await Atlas.Stories.FindByTokenAsync(token));
    }

    private static Suggestion Suggested(SuggestionState state)
    {
        var id = Guid.CreateVersion7();
        return new Suggestion
        {
            Id = Guid.CreateVersion7(),
            Kind = SuggestionKind.Addition,
            State = state,
            Proposed = Make.Asset("The old lido", Make.At(10, 10), Words, id.ToString("D"), "people") with { Id = id, Kind = AssetKind.Story },
            Why = "I am Zebedee's neighbour",
        };
    }

    private async Task<Suggestion> TellAsync(bool picture = true, string? tokenHash = null, SuggestionState state = SuggestionState.Waiting)
    {
        var suggestion = Suggested(state);
        var story = new Story(suggestion.Proposed.Id, 1, "I agree.", default, picture ? Shown : null);
        await Atlas.Stories.AddAsync(suggestion, story, picture ? File : null, tokenHash ?? token);
        return suggestion;
    }
}
