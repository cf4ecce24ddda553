using CommunityAssets.Domain.Assets;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

/// <summary>The examples that Open Referral UK publishes with its standard.</summary>
public sealed class PublishedExamplesTests : IDisposable
{
    private readonly FeedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [RealDataFact]
    public async Task The_whole_service_is_refused_for_its_place_alone_which_is_nowhere_on_earth()
    {
        var result = await _bench.ReadPathAsync(Example("service_full.json"));
        Assert.Equal("service_at_locations[0].location.latitude", Assert.Single(result.Refusals).Column);
    }

    [RealDataFact]
    public async Task The_whole_service_is_read_when_its_place_is_in_Britain()
    {
        var text = (await File.ReadAllTextAsync(Example("service_full.json")))
            .Replace("\"latitude\": 100", "\"latitude\": 51.38", StringComparison.Ordinal)
            .Replace("\"longitude\": 101", "\"longitude\": -2.36", StringComparison.Ordinal);

        var result = await _bench.ReadAsync(text);

        Assert.Empty(result.Refusals);
        Assert.Equal(["Community Counselling", "Example Organization Inc."], result.Assets.Select(asset => asset.Name));
        var service = result.Assets[0];
        Assert.Equal("ac148810-d857-441c-9679-408f346de14b", service.Provenance.SourceId);
        Assert.Equal([DayOfWeek.Thursday, DayOfWeek.Friday], service.Sessions.Select(session => session.Day));
        Assert.All(service.Sessions, session => Assert.Equal((new TimeOnly(10, 0), new TimeOnly(18, 0)), (session.Start, session.End)));
        Assert.Equal((12, 100), (service.Audience?.AgeFrom, service.Audience?.AgeTo));
        Assert.Equal((Answer.Yes, Answer.Yes), (service.Access[AccessFeature.StepFree], service.Access[AccessFeature.HearingLoop]));
        Assert.Equal(new DateOnly(2005, 1, 1), service.Verification?.On);
        Assert.Null(service.Cost);
        Assert.Equal("d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", Assert.Single(result.Links).FromSourceId);
        Assert.DoesNotContain("Persona", string.Join(' ', result.Assets.Select(asset => asset.ToString())), StringComparison.Ordinal);
    }

    [RealDataFact]
    public async Task The_page_of_services_is_read_and_known_as_a_part()
    {
        var result = await _bench.ReadPathAsync(Example("service_list.json"));
        Assert.Equal(2, result.Assets.Count);
        Assert.Contains("page 1 of 10", result.Partial, StringComparison.Ordinal);
    }

    private static string Example(string name) => RealData.Path(Path.Combine("open_referral", "examples", name));
}
