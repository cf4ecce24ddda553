using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.OpenReferral.Reading;

/// <summary>
/// The files of a feed of services: one file; every <c>.json</c>, <c>.ndjson</c> and <c>.jsonl</c> of a folder in order of name, gzipped
/// or not; or those inside a zip.
/// </summary>
public sealed class FeedFiles : IMeteredInput
{
    private static readonly string[] Endings = [".json", ".ndjson", ".jsonl", ".json.gz", ".ndjson.gz", ".jsonl.gz"];

    private readonly long[] _before;
    private int _current;

    /// <summary>Takes files that are already open.</summary>
    /// <param name="name">What to call them together.</param>
    /// <param name="files">One file or more, in the order in which they are read.</param>
    public FeedFiles(string name, IReadOnlyList<FeedFile> files)
    {
        Name = name;
        Files = files;
        _before = new long[files.Count];
        for (var i = 0; i < files.Count; i++)
        {
            _before[i] = Length;
            Length += files[i].File.Length;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The files.</summary>
    public IReadOnlyList<FeedFile> Files { get; }

    /// <inheritdoc/>
    public long Length { get; }

    /// <inheritdoc/>
    public long Position
    {
        get
        {
            var current = Volatile.Read(ref _current);
            return Math.Min(Length, _before[current] + Files[current].File.Position);
        }
    }

    /// <summary>Opens a file or a folder.</summary>
    /// <exception cref="BadInputException">It is not there, cannot be read, or has no JSON file in it.</exception>
    public static FeedFiles Open(string path)
    {
        if (Directory.Exists(path))
        {
            return OpenFolder(path);
        }

        var file = InputFile.Open(path);
        if (!file.IsZip)
        {
            return new FeedFiles(file.Name, [new FeedFile(file, file.Name)]);
        }

        FeedFile[] parts =
        [
            .. new[] { ".json", ".ndjson", ".jsonl" }
                .SelectMany(file.Parts)
                .OrderBy(part => part.Name, StringComparer.Ordinal)
                .Select(part => new FeedFile(part, part.Name)),
        ];
        return parts.Length > 0
            ? new FeedFiles(file.Name, parts)
            : throw new BadInputException($"{file.Name}: there is no .json or .ndjson file inside the zip. "
                + "Put the pages of the directory in it.");
    }

    /// <summary>Says which file is being read, for <see cref="Position"/>.</summary>
    internal void MoveTo(int file) => Volatile.Write(ref _current, file);

    private static FeedFiles OpenFolder(string path)
    {
        var name = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));
        string[] found;
        try
        {
            found = Directory.GetFiles(path);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new BadInputException($"{name}: the folder may not be read by this user. Change its permissions.", fault);
        }

        FeedFile[] files =
        [
            .. found
                .Where(file => System.IO.Path.GetFileName(file)[0] != '.'
                    && Array.Exists(Endings, ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                .Order(StringComparer.Ordinal)
                .Select(InputFile.Open)
                .Select(file => new FeedFile(file, file.Name)),
        ];
        return files.Length > 0
            ? new FeedFiles(name, files)
            : throw new BadInputException(
                $"{name}: there is no .json or .ndjson file in the folder. Put the pages of the directory in it, as they were served.");
    }
}
