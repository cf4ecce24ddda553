using System.Text.Json;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Storage.Records;
using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.Records;

public sealed class RecordsTests
{
    private static readonly Asset Choir = Make.Asset("Choir", Make.At(10, 20), "Sings.") with { Topics = ["music-and-singing"] };

    [Fact]
    public void Sessions_come_back_as_they_went_in()
    {
        Session[] sessions =
        [
            new() { Day = DayOfWeek.Sunday },
            new() { Day = DayOfWeek.Tuesday, Start = new TimeOnly(10, 5), End = new TimeOnly(0, 30), EveryWeeks = 2,
                From = new DateOnly(2026, 1, 6) },
            new() { Day = DayOfWeek.Saturday, NthOfMonth = -1, Until = new DateOnly(2026, 12, 31), Notes = "(bring \"tea\")" },
        ];
        Assert.Equal<Session>(sessions, AssetJson.ReadSessions(AssetJson.WriteSessions([.. sessions])));
        Assert.Null(AssetJson.WriteSessions([]));
        Assert.Empty(AssetJson.ReadSessions(null));
        Assert.Equal((1 << 0) | (1 << 2) | (1 << 6), AssetJson.DayMask([.. sessions]));
    }

    [Fact]
    public void A_state_leaves_out_what_is_not_known()
    {
        var state = JsonDocument.Parse(AssetJson.WriteState(Make.Asset("Bare") with { Id = Guid.Empty })).RootElement;
        Assert.Equal(
            ["id", "version", "kind", "name", "location", "provenance", "status", "visibility", "created", "updated"],
            state.EnumerateObject().Select(property => property.Name));
        Assert.Equal("group", state.GetProperty("kind").GetString());
    }

    [Fact]
    public void A_state_tells_every_field()
    {
        var state = JsonDocument.Parse(AssetJson.WriteState(Choir with
        {
            Cost = new Cost(CostKind.Amount, 2.50m, "with tea"),
            Access = default(Access).With(AccessFeature.Bsl, Answer.No),
            Audience = new Audience(18, null, "adults"),
            Contact = new Contact(Email: "a@b.example"),
            Verification = new Verification("steward", new DateOnly(2026, 1, 2)),
            Capacity = 12,
            Languages = ["cy"],
        })).RootElement;
        Assert.Equal("POINT (10 20)", state.GetProperty("location").GetProperty("shape").GetString());
        Assert.Equal(2.50m, state.GetProperty("cost").GetProperty("pounds").GetDecimal());
        Assert.False(state.GetProperty("access").GetProperty("bsl").GetBoolean());
        Assert.Equal(18, state.GetProperty("audience").GetProperty("ageFrom").GetInt32());
        Assert.Equal("a@b.example", state.GetProperty("contact").GetProperty("email").GetString());
        Assert.Equal("2026-01-02", state.GetProperty("verification").GetProperty("on").GetString());
        Assert.Equal(12, state.GetProperty("capacity").GetInt32());
        Assert.Equal("cy", state.GetProperty("languages")[0].GetString());
    }

    [Fact]
    public void The_hash_minds_what_a_source_says_and_nothing_else()
    {
        var hash = ContentHash.Of(Choir);
        Assert.Equal(16, hash.Length);
        Assert.Equal(hash, ContentHash.Of(Choir with
        {
            Id = Guid.NewGuid(),
            Version = 7,
            Updated = DateTimeOffset.MaxValue,
            Provenance = Choir.Provenance with { Retrieved = new DateOnly(2026, 1, 1) },
        }));
        Asset[] others =
        [
            Choir with { Name = "Choirs" }, Choir with { Summary = null }, Choir with { Summary = "" },
            Choir with { Kind = AssetKind.Story }, Choir with { Topics = [] },
            Choir with { Location = Choir.Location with { Shape = Make.At(10, 21) } },
            Choir with { Location = Choir.Location with { Postcode = "AM1 1AA" } },
            Choir with { Sessions = [new Session { Day = DayOfWeek.Monday }] },
            Choir with { Access = default(Access).With(AccessFeature.Bsl, Answer.Yes) },
            Choir with { Access = default(Access).With(AccessFeature.Bsl, Answer.No) }, Choir with { Cost = new Cost(CostKind.Free) },
            Choir with { Cost = new Cost(CostKind.Amount, 1) }, Choir with { Languages = ["en"] },
            Choir with { Contact = new Contact("1") },
            Choir with { Contact = new Contact(null, "1") }, Choir with { Capacity = 1 }, Choir with { Status = AssetStatus.Retired },
            Choir with { Visibility = Visibility.Workforce }, Choir with { Verification = new Verification("x", new DateOnly(2026, 1, 1)) },
            Choir with { Provenance = Choir.Provenance with { Licence = "OGL" } }, Choir with { Audience = new Audience(1) },
        ];
        Assert.Equal(others.Length + 1, others.Select(ContentHash.Of).Append(hash).Select(Convert.ToHexString)
            .Distinct(StringComparer.Ordinal).Count());
    }
}
