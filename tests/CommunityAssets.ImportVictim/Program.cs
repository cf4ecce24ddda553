// A program that the storage tests start and kill: CommunityAssets.ImportVictim ATLAS staged|committing
// It imports 20,000 assets and says on standard output how far it is. Asked to stop at "staged", it waits there to be killed.
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using NetTopologySuite.Geometries;

await using var atlas = await Atlas.OpenAsync(args[0], TimeProvider.System);
await using var session = await atlas.BeginImportAsync(new ImportPlan { Source = "victim", What = "assets", File = "victim.csv" });
await session.StageAsync(Rows());
if (string.Equals(args[1], "staged", StringComparison.Ordinal))
{
    await session.CheckAsync();
    Console.WriteLine("staged");
    await Task.Delay(TimeSpan.FromMinutes(2));
    return 1;
}

await session.CheckAsync();
Console.WriteLine("committing");
await session.CommitAsync();
return 0;

static async IAsyncEnumerable<Row<Asset>> Rows()
{
    for (var number = 1; number <= 20_000; number++)
    {
        var shape = new Point(number, number);
        yield return new Row<Asset>(number, new Asset
        {
            Id = Guid.CreateVersion7(),
            Kind = AssetKind.Group,
            Name = FormattableString.Invariant($"Victim {number}"),
            Topics = ["company"],
            Location = new AssetLocation { Shape = shape, Placement = Placement.Coordinates },
            Provenance = new Provenance("victim", FormattableString.Invariant($"v{number}")),
        });
        if (number % 1000 == 0)
        {
            await Task.Yield();
        }
    }
}
