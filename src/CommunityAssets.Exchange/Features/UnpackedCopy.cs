using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Features;

/// <summary>
/// A file's content as a file on disk, for a reader that needs one: the file itself, or for a packed one, or one that is on no disk, a
/// private temporary copy that is taken away in the end.
/// </summary>
internal sealed class UnpackedCopy : IDisposable
{
    private readonly bool _temporary;

    private UnpackedCopy(string path, bool temporary) => (Path, _temporary) = (path, temporary);

    /// <summary>Where the content lies.</summary>
    public string Path { get; }

    /// <summary>Gives the file, or makes the copy.</summary>
    /// <exception cref="BadInputException">The content is larger than allowed.</exception>
    public static UnpackedCopy Of(InputFile file, long largest)
    {
        if (file.Length > largest)
        {
            throw TooLarge(file, largest);
        }

        if (IsPlain(file))
        {
            return new UnpackedCopy(file.Path, temporary: false);
        }

        var copy = new UnpackedCopy(Directory.CreateTempSubdirectory("communityassets-").FullName + "/content.gpkg", temporary: true);
        try
        {
            using var content = file.OpenContent();
            using var target = new FileStream(copy.Path, FileMode.CreateNew, FileAccess.Write);
            var buffer = new byte[1 << 16];
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                target.Write(buffer, 0, read);
                if (target.Length > largest)
                {
                    throw TooLarge(file, largest);
                }
            }

            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_temporary)
        {
            Directory.Delete(global::System.IO.Path.GetDirectoryName(Path)!, recursive: true);
        }
    }

    private static bool IsPlain(InputFile file)
    {
        if (file.Path.Length == 0)
        {
            return false;
        }

        using var disk = File.OpenRead(file.Path);
        Span<byte> start = stackalloc byte[16];
        return disk.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual("SQLite format 3\0"u8);
    }

    private static BadInputException TooLarge(InputFile file, long largest) =>
        new($"{file.Name}: the GeoPackage is larger than {largest >> 30} GB. "
            + $"Cut your place out first, for example: ogr2ogr -spat … place.gpkg {file.Name}");
}
