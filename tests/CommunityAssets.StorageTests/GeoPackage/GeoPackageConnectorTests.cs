using System.Text;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.StorageTests.Contract;

namespace CommunityAssets.StorageTests.GeoPackage;

public sealed class GeoPackageConnectorTests : ConnectorContract
{
    private readonly TemporaryAtlas file = new();

    protected override string AtlasName => file.Path;

    [AtlasFact]
    public async Task Who_is_erased_is_in_no_byte_of_the_file()
    {
        const string Mark = "Quillfeather-Erasable";
        var link = PrivateToken.Make();
        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        await Atlas.Connectors.AddAsync(
            new Connector
            {
                Id = Guid.CreateVersion7(),
                Name = Mark,
                Contact = "Ask for " + Mark,
                Places = ["E05999001"],
                Consent = new Consent { Given = ConsentWay.Spoken, RecordedByRole = "coordinator", Since = today, Until = Consent.LastDay(today) },
            },
            link,
            Actor.Service);
        await Atlas.Connectors.EditAsync(ConnectorDoor.Own(link), 1, new ConnectorEdit { Name = Mark + " the second" }, Actor.Connector);
        Assert.True(await IsInFileAsync(Mark));

        await Atlas.Connectors.EraseAsync(ConnectorDoor.Own(link), Actor.Connector);
        Assert.False(await IsInFileAsync(Mark));
    }

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task RemoveAsync() => file.RemoveAsync();

    private async Task<bool> IsInFileAsync(string mark)
    {
        foreach (var path in new[] { file.Path, file.Path + "-wal" })
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(mark)) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
