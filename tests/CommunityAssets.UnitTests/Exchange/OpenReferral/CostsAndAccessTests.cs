using CommunityAssets.Domain.Assets;
using CommunityAssets.Exchange.OpenReferral.Incoming;

namespace CommunityAssets.UnitTests.Exchange.OpenReferral;

public sealed class CostsAndAccessTests : IDisposable
{
    private readonly FeedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string, Cost?, string?> Costs() => new()
    {
        { """ "cost_options":[{"id":"1","option":"Free","amount":0}] """, new Cost(CostKind.Free), null },
        { """ "cost_options":[{"id":"1","option":"Donation","amount_description":"for the roof"}] """,
            new Cost(CostKind.Donation, Note: "for the roof"), null },
        { """ "cost_options":[{"id":"1","option":"Price","amount":2.5,"amount_description":"with tea"}] """,
            new Cost(CostKind.Amount, 2.5m, "with tea"), null },
        { """ "cost_options":[{"id":"1","option":"Adults","amount":5},{"id":"2","option":"Under 18s","amount":"2.50"}] """,
            new Cost(CostKind.Amount, 5m, "Adults; £2.5 Under 18s"), null },
        { """ "cost_options":[{"id":"1","amount":9,"valid_to":"2026-05-31"},{"id":"2","amount":10,"valid_from":"2026-06-01"}] """,
            new Cost(CostKind.Amount, 10m), null },
        { """ "fees":"Free of charge" """, new Cost(CostKind.Free), null },
        { """ "fees":"£3 a session" """, new Cost(CostKind.Amount, 3m, "a session"), null },
        { """ "fees":"It depends on what you eat" """, null, "Cost: It depends on what you eat" },
        { """ "cost_options":[{"id":"1","option":"Ask us"}] """, null, "Cost: Ask us" },
        { """ "cost_options":[] """, null, null },
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public async Task What_it_costs_is_read_or_kept_in_words(string members, Cost? cost, string? summary)
    {
        var asset = await _bench.AssetAsync(members);
        Assert.Equal((cost, summary), (asset.Cost, asset.Summary));
    }

    [Theory]
    [InlineData("The building is equipped with induction loops for hearing aids. Wheelchair access is possible on all levels.",
        "step-free=Yes hearing-loop=Yes")]
    [InlineData("No parking, but a bus stop outside", "parking=No near-bus-stop=Yes")]
    [InlineData("Not suitable for wheelchair users; accessible toilet", "step-free=No accessible-toilet=Yes")]
    [InlineData("No steps", "step-free=Yes")]
    [InlineData("Limited parking. Quiet room on request.", "")]
    [InlineData("Step-free: no", "step-free=No")]
    [InlineData("Ramp at the front. No ramp at the back.", "")]
    [InlineData("BSL interpreter on Tuesdays", "bsl=Yes")]
    [InlineData("Parking is not available", "parking=No")]
    [InlineData("A friendly place", "")]
    public void Sentences_tell_access(string text, string expected)
    {
        var access = WordsToAccess.Read([text, null, ""]);
        Assert.Equal(expected, string.Join(' ', Access.Features.Where(feature => access[feature] != Answer.NotKnown)
            .Select(feature => $"{AccessNames.Name(feature)}={access[feature]}")));
    }

    [Theory]
    [InlineData("10:00", "10:00")]
    [InlineData("9:05", "09:05")]
    [InlineData("10:00:00Z", "10:00")]
    [InlineData("10:00+01:00", "10:00")]
    [InlineData("2026-01-01T18:30:00.000Z", "18:30")]
    [InlineData("12am", "00:00")]
    [InlineData("12.15 p.m.", "12:15")]
    [InlineData("24:00", "00:00")]
    [InlineData("24:01", null)]
    [InlineData("13pm", null)]
    [InlineData("10:75", null)]
    [InlineData("ten", null)]
    public void A_time_is_the_one_on_the_clock_in_the_hall(string text, string? time) =>
        Assert.Equal(time, IncomingWords.Time(text)?.ToString("HH:mm", null));
}
