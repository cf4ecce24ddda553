using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;
using CommunityAssets.Exchange.OpenReferral.Reading;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>
/// The folder in which fetched pages and the state of a harvest are kept, one for each atlas, source and address; only one process uses
/// it at a time.
/// </summary>
public sealed class HarvestFolder : IDisposable
{
    private const string StateFile = "state.json";

    private readonly string _path;
    private readonly FileStream _lock;

    private HarvestFolder(string path, FileStream held)
    {
        _path = path;
        _lock = held;
    }

    /// <summary>Opens the folder, which is made when it is not there.</summary>
    /// <param name="above">The folder that all of them lie in.</param>
    /// <param name="atlas">The atlas's name; only a hash of it is written, since it may hold a password.</param>
    /// <param name="source">The source's short name.</param>
    /// <param name="address">The directory.</param>
    /// <exception cref="BadInputException">Somebody else is harvesting into it.</exception>
    public static HarvestFolder Open(string above, string atlas, string source, FeedAddress address)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', atlas, source, address.Services)));
        var path = Path.Combine(above, Convert.ToHexStringLower(key)[..24]);
        Directory.CreateDirectory(path);
        try
        {
            return new HarvestFolder(
                path, new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault)
        {
            throw new BadInputException(
                $"Another import is reading {address.Services} for this atlas at present. Wait until it has ended.", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    /// <summary>Where a page is kept.</summary>
    internal string PageAt(long page) => Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"page-{page:00000}.json"));

    /// <summary>Where the services of a page are kept that were fetched one by one.</summary>
    internal string ItemsAt(long page) =>
        Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"page-{page:00000}.items.ndjson"));

    /// <summary>Where the answer that is just arriving is kept.</summary>
    internal string Arriving => Path.Combine(_path, "arriving.part");

    /// <summary>The state; an empty one when there is none or it cannot be read.</summary>
    internal HarvestState Read()
    {
        try
        {
            var json = File.ReadAllBytes(Path.Combine(_path, StateFile));
            return JsonSerializer.Deserialize(json, HarvestStateJson.Default.HarvestState) ?? new HarvestState();
        }
        catch (Exception fault) when (fault is FileNotFoundException or JsonException)
        {
            return new HarvestState();
        }
    }

    /// <summary>Writes the state, all or nothing.</summary>
    internal void Write(HarvestState state)
    {
        var path = Path.Combine(_path, StateFile);
        File.WriteAllBytes(path + ".part", JsonSerializer.SerializeToUtf8Bytes(state, HarvestStateJson.Default.HarvestState));
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>Takes away all that was fetched.</summary>
    internal void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(_path, "page-*").Append(Arriving))
        {
            File.Delete(file);
        }
    }

    /// <summary>The pages that were fetched, in order.</summary>
    internal FeedFiles Files(FeedAddress address, long pages)
    {
        var files = new List<FeedFile>();
        for (var page = 1L; page <= pages; page++)
        {
            var path = File.Exists(ItemsAt(page)) ? ItemsAt(page) : PageAt(page);
            if (File.Exists(path) && new FileInfo(path).Length > 0)
            {
                files.Add(new FeedFile(InputFile.Open(path), address.NameOf(page)));
            }
        }

        return new FeedFiles(address.Services, files);
    }
}
