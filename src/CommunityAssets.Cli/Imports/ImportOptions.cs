using System.CommandLine;
using CommunityAssets.Cli.Commands;

namespace CommunityAssets.Cli.Imports;

/// <summary>The argument and options that every import has.</summary>
internal sealed class ImportOptions
{
    public Argument<string> File { get; } = new("FILE") { Description = "The file. Zipped or gzipped files are read as they are." };

    public AtlasOption Atlas { get; } = new();

    public Option<string?> Source { get; } = new("--source") { Description = "A short name for where the file comes from. The file's name when left out." };

    public Option<string?> Licence { get; } = new("--licence") { Description = "The licence, as it should be shown." };

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Say what would be added, changed, retired and rejected, and why. Change nothing." };
    private readonly Option<string?> rejects = new("--rejects") { Description = "Write each refused row, with its number and the reason, to this CSV file." };
    private readonly Option<bool> keepGoing = new("--keep-going") { Description = "Take the good rows even when others are refused, and retire nothing. Without it, one refused row refuses the file." };
    private readonly Option<bool> json = new("--json") { Description = "Print the summary as JSON, for machines." };

    /// <summary>Adds them all to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Add(File);
        command.Add(Atlas);
        command.Add(Source);
        command.Add(Licence);
        command.Add(dryRun);
        command.Add(rejects);
        command.Add(keepGoing);
        command.Add(json);
        return command;
    }

    /// <summary>Whether good rows are taken even when others are refused.</summary>
    public bool KeepsGoing(ParseResult parsed) => parsed.GetValue(keepGoing);

    /// <summary>Whether nothing is to be changed.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(dryRun);

    /// <summary>A runner set up as the command line says.</summary>
    public ImportRunner Runner(ParseResult parsed, CommandContext context) => new(
        context,
        new ImportSettings(
            Atlas.NameFrom(parsed, context), parsed.GetValue(dryRun), parsed.GetValue(rejects), parsed.GetValue(keepGoing), parsed.GetValue(json)));
}
