using System.IO.Compression;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Exchange.Inputs;

/// <summary>
/// Somebody's file. Plain, gzipped or zipped is told from its first bytes, and what is inside is read as it is; it may be read more than
/// once. Everything that can be wrong with a file as a file is a <see cref="BadInputException"/> in plain words.
/// </summary>
public sealed class InputFile : IMeteredInput
{
    private const int BufferBytes = 1 << 16;
    private static readonly string[] DataExtensions = [".csv", ".tsv", ".geojson", ".json", ".topojson", ".gpkg", ".osm", ".xml"];

    private readonly Packing _packing;
    private readonly string? _entry;
    private readonly Meter _meter;
    private readonly byte[]? _content;

    private InputFile(string path, string name, long length, Packing packing, string? entry, Meter meter, byte[]? content = null)
    {
        _content = content;
        Path = path;
        Name = name;
        Length = length;
        _packing = packing;
        _entry = entry;
        _meter = meter;
    }

    private enum Packing
    {
        None,
        Gzip,
        Zip,
    }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>The file's name without its folder, for messages; for a part of a zip also the name of the part.</summary>
    public string Name { get; }

    /// <summary>Bytes of the file on disk, packed as it may be.</summary>
    public long Length { get; }

    /// <summary>
    /// Bytes of the file on disk read so far in the present pass, for progress: between 0 and <see cref="Length"/>, and at the end for a
    /// zip not always all of it. Safe to read from another thread.
    /// </summary>
    public long Position => Math.Min(Length, _meter.Bytes);

    /// <summary>Whether the file is a zip, which may have several parts.</summary>
    public bool IsZip => _packing == Packing.Zip && _entry is null;

    /// <summary>Opens a file by its path and looks at its first bytes.</summary>
    /// <exception cref="BadInputException">It is not there, is a folder, is empty, or may not be read.</exception>
    public static InputFile Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new BadInputException("No file was named. Give the path of a file.");
        }

        if (Directory.Exists(path))
        {
            throw new BadInputException($"{path} is a folder. Give the path of one file in it.");
        }

        var name = System.IO.Path.GetFileName(path);
        using var file = OpenOnDisk(path, name);
        if (file.Length == 0)
        {
            throw new BadInputException($"{name}: the file is empty (0 bytes). Download or export it again.");
        }

        Span<byte> start = stackalloc byte[4];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var packing = start[..read] switch
        {
            [0x1f, 0x8b, ..] => Packing.Gzip,
            [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6] => Packing.Zip,
            _ => Packing.None,
        };
        return new InputFile(path, name, file.Length, packing, entry: null, new Meter());
    }

    /// <summary>
    /// Content that somebody sent, as a file that is on no disk; read as it is, never unpacked. Its <see cref="Path"/> is empty.
    /// </summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="BadInputException">It is empty.</exception>
    public static InputFile Of(string name, byte[] content) => content.Length > 0
        ? new InputFile("", name, content.Length, Packing.None, entry: null, new Meter(), content)
        : throw new BadInputException($"{name}: there is nothing in it (0 bytes). Send it again.");

    /// <summary>
    /// Opens the content from its beginning, unpacked; dispose of it when done. Of a zip with several data files, the one that lies
    /// directly in a folder named Data is meant (so are the ONS directories built); where that does not decide, the zip is refused.
    /// </summary>
    /// <exception cref="BadInputException">
    /// Here or while reading: the file has gone, has changed since it was opened, is cut off, is damaged, or has no data file in it.
    /// </exception>
    public Stream OpenContent()
    {
        if (_content is not null)
        {
            return new MemoryStream(_content, writable: false);
        }

        if (_entry is null)
        {
            _meter.Reset();
        }

        var disk = new FileStreamMeter(OpenOnDisk(Path, Name), Name, Length, _meter.Add);
        try
        {
            return _packing switch
            {
                Packing.Gzip => new UnpackedStream(
                    new GZipStream(disk, CompressionMode.Decompress), Name, bytes => GzipEnd.IsWhole(Path, bytes), disk),
                Packing.Zip => OpenEntry(disk),
                _ => new BufferedStream(disk, BufferBytes),
            };
        }
        catch
        {
            disk.Dispose();
            throw;
        }
    }

    /// <summary>The files inside a zip whose names end so (<c>.csv</c>), in order of name; the file itself when it is no zip.</summary>
    public IReadOnlyList<InputFile> Parts(string extension)
    {
        if (!IsZip)
        {
            return [this];
        }

        _meter.Reset();
        using var disk = new FileStreamMeter(OpenOnDisk(Path, Name), Name, Length, _meter.Add);
        using var zip = OpenZip(disk);
        return [.. zip.Entries
            .Where(entry => IsData(entry, [extension]))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => new InputFile(Path, Name + "/" + entry.FullName, Length, Packing.Zip, entry.FullName, _meter))];
    }

    /// <summary>What the content looks like by its first bytes.</summary>
    public ContentKind Sniff()
    {
        using var content = OpenContent();
        Span<byte> start = stackalloc byte[512];
        ReadOnlySpan<byte> seen = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (seen.StartsWith("SQLite format 3\0"u8))
        {
            return ContentKind.GeoPackage;
        }

        if (seen.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
        {
            seen = seen[3..];
        }

        return seen.TrimStart(" \t\r\n"u8) switch
        {
            [(byte)'{' or (byte)'[', ..] => ContentKind.Json,
            [(byte)'<', ..] => ContentKind.Xml,
            _ => ContentKind.Table,
        };
    }

    private static FileStream OpenOnDisk(string path, string name)
    {
        try
        {
            // Deleting is shared so that a file taken away while it is read can be told as such and not as a lock.
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{name}: there is no such file at {path}. Check the spelling, and that it is still there.", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new BadInputException($"{name}: the file may not be read by this user. Change its permissions or copy it.", fault);
        }
        catch (IOException fault)
        {
            throw new BadInputException($"{name}: the file cannot be opened ({fault.Message}).", fault);
        }
    }

    private static bool IsData(ZipArchiveEntry entry, string[] extensions) =>
        entry.Name.Length > 0 && entry.Name[0] != '.' && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && extensions.Any(extension => entry.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private ZipArchive OpenZip(Stream disk)
    {
        try
        {
            var zip = new ZipArchive(disk, ZipArchiveMode.Read);
            _ = zip.Entries.Count;
            return zip;
        }
        catch (InvalidDataException fault)
        {
            throw new BadInputException($"{Name}: the zip file is cut off or damaged ({fault.Message}) Download or copy it again.", fault);
        }
    }

    private UnpackedStream OpenEntry(Stream disk)
    {
        var zip = OpenZip(disk);
        var entry = _entry is null ? Choose(zip) : zip.GetEntry(_entry) ?? throw new BadInputException($"{Name} is no longer in the zip.");
        try
        {
            return new UnpackedStream(entry.Open(), Name, bytes => bytes == entry.Length, zip);
        }
        catch (InvalidDataException fault)
        {
            throw new BadInputException(
                $"{Name}: {entry.FullName} inside the zip is damaged or locked with a password. Unzip it first.", fault);
        }
    }

    private ZipArchiveEntry Choose(ZipArchive zip)
    {
        if (zip.GetEntry("xl/workbook.xml") is not null)
        {
            throw new BadInputException($"{Name} is an Excel workbook. Save the sheet as \"CSV UTF-8\" and give that file.");
        }

        ZipArchiveEntry[] candidates = [.. zip.Entries.Where(entry => IsData(entry, DataExtensions))];
        if (candidates is [])
        {
            candidates = [.. zip.Entries.Where(entry => IsData(entry, [".txt"]))];
        }

        ZipArchiveEntry[] inData =
            [.. candidates.Where(entry => string.Equals(entry.FullName, "Data/" + entry.Name, StringComparison.OrdinalIgnoreCase))];
        return candidates switch
        {
            [var only] => only,
            [] => throw new BadInputException(
                $"{Name}: there is no data file inside the zip ({string.Join(", ", DataExtensions)}). "
                + "Unzip it and give the file you mean."),
            _ when inData is [var main] => main,
            _ => throw new BadInputException(
                $"{Name}: there are {candidates.Length} data files inside the zip "
                + $"({string.Join(", ", candidates.Take(4).Select(entry => entry.FullName))}{(candidates.Length > 4 ? "…" : "")}). "
                + "Unzip it and give the one you mean."),
        };
    }

    /// <summary>Bytes read, shared between a zip and its parts.</summary>
    private sealed class Meter
    {
        private long _bytes;

        public long Bytes => Interlocked.Read(ref _bytes);

        public void Add(int count) => Interlocked.Add(ref _bytes, count);

        public void Reset() => Interlocked.Exchange(ref _bytes, 0);
    }
}
