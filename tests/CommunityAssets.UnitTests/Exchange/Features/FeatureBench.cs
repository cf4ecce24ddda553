using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Features;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.UnitTests.Exchange.Inputs;
using CommunityAssets.UnitTests.Exchange.Readers;

namespace CommunityAssets.UnitTests.Exchange.Features;

/// <summary>Files of features for a test, and what is read from them.</summary>
public abstract class FeatureBench : IDisposable
{
    protected Workbench Bench { get; } = new();

    protected ReadNotes Notes { get; } = new();

    public void Dispose()
    {
        Bench.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<IReadOnlyList<Feature>> Good(string name, string text, string? layer = null) =>
        Reading.Good(FeatureFile.ReadAsync(Bench.Open(name, text), layer, Notes));

    protected async Task<Refusal> Refused(string name, string text)
    {
        var (_, refusals) = await Reading.Split(FeatureFile.ReadAsync(Bench.Open(name, text), layer: null, Notes));
        return Assert.Single(refusals);
    }

    protected async Task<string> Unreadable(string name, string text, string? layer = null) =>
        (await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(FeatureFile.ReadAsync(Bench.Open(name, text), layer, Notes)))).Message;

    protected async Task<string> Unreadable(string name, byte[] bytes) =>
        (await Assert.ThrowsAsync<BadInputException>(() => Reading.Split(FeatureFile.ReadAsync(Bench.Open(name, bytes), layer: null, Notes)))).Message;
}
