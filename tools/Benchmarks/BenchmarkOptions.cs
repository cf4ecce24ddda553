using System.Globalization;

namespace CommunityAssets.Benchmarks;

/// <summary>What a run of the benchmarks is asked to do.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>How many times each pair is measured.</summary>
    public int Rounds { get; private init; } = 3;

    /// <summary>Rows of the asset file.</summary>
    public int Assets { get; private init; } = 1_000_000;

    /// <summary>Rows of the indicator file.</summary>
    public int Values { get; private init; } = 10_000_000;

    /// <summary>How long each thing about serving is measured in a round, in seconds.</summary>
    public int Seconds { get; private init; } = 5;

    /// <summary>Which parts of a benchmark run (of serving: tiles, features, search, view; of the analysis: its figures); all when empty.
    /// Figures are printed, and only a whole run goes into the README.</summary>
    public IReadOnlyList<string> Only { get; private init; } = [];

    /// <summary>A folder with the national files (lsoa21_boundaries_ew_simplified.geojson.gz, imd2025_lsoa21.csv.gz), or null.</summary>
    public string? England { get; private init; }

    /// <summary>Where big files are made; ignored by git.</summary>
    public string Work { get; private init; } = Directory.CreateDirectory(Path.Combine(Root(), "tools", "Benchmarks", "work")).FullName;

    /// <summary>The checkout.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CommunityAssets.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The benchmarks do not run from inside a checkout.");
    }

    /// <summary>Reads the options.</summary>
    public static BenchmarkOptions Read(IReadOnlyList<string> args)
    {
        var options = new BenchmarkOptions();
        for (var at = 0; at + 1 < args.Count; at += 2)
        {
            options = args[at] switch
            {
                "--rounds" => options with { Rounds = Number(args[at + 1]) },
                "--assets" => options with { Assets = Number(args[at + 1]) },
                "--values" => options with { Values = Number(args[at + 1]) },
                "--seconds" => options with { Seconds = Number(args[at + 1]) },
                "--only" => options with { Only = args[at + 1].Split(',') },
                "--england" => options with { England = args[at + 1] },
                "--work" => options with { Work = Path.GetFullPath(args[at + 1]) },
                _ => throw new InvalidOperationException($"'{args[at]}' is not an option here."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
