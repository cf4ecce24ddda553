using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Web.Analyses;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Api.Analyses;

namespace CommunityAssets.WebTests.Jobs;

/// <summary>An analysis that goes on for as long as a test wants, and counts what happens to it.</summary>
internal sealed class HeldAnalysis
{
    private static readonly Parameter Name = new("name", "any word") { Label = "Name" };
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _starts = new(0);
    private readonly SemaphoreSlim _stops = new(0);
    private int _started;

    public HeldAnalysis(Right needs = Right.SeeAtlas) =>
        Declared = new DeclaredAnalysis("held", "Held", "Goes on until it may end.", [Name], Prepare) { OverAreas = false, Needs = needs };

    public DeclaredAnalysis Declared { get; }

    /// <summary>How often it was begun.</summary>
    public int Started => Volatile.Read(ref _started);

    /// <summary>Lets all of it end, now and from now on.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>Waits until it has begun once more.</summary>
    public async Task BegunAsync() => Assert.True(await _starts.WaitAsync(TimeSpan.FromSeconds(30)), "It was not begun.");

    /// <summary>Waits until it was stopped once more.</summary>
    public async Task StoppedAsync() => Assert.True(await _stops.WaitAsync(TimeSpan.FromSeconds(30)), "It was not stopped.");

    private AnalysisWork Prepare(ReadQuery read)
    {
        var name = read.Text(Name) ?? "nobody";
        return async (ask, cancellationToken) =>
        {
            Interlocked.Increment(ref _started);
            ask.Progress.Report(0.25);
            ask.Progress.Report(0.1);
            _starts.Release();
            try
            {
                await _open.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _stops.Release();
                throw;
            }

            return name switch
            {
                "bad" => throw new BadInputException("There is nothing to hold."),
                "broken" => throw new InvalidOperationException("The inside of it."),
                _ => new AnalysisTable(
                    "held", "Held and let go.", new Dictionary<string, object?> { ["name"] = name }, [$"{name} was held.", $"Seen: {ask.See}."],
                    [new TableColumn("name", ExportType.Text, "Who was held.")], [new TableRow(name, null, [name])]),
            };
        };
    }
}
