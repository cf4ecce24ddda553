using System.CommandLine;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Cli.Commands;

/// <summary>The option that names the atlas, the same on every command.</summary>
internal sealed class AtlasOption : Option<string?>
{
    private const string Variable = "COMMUNITYASSETS_ATLAS";

    public AtlasOption() : base("--atlas") =>
        Description = $"The atlas: a path ending in .gpkg, or postgresql://user:password@host:port/database. May come from {Variable}.";

    /// <summary>The atlas named on the command line or in the environment.</summary>
    /// <exception cref="BadInputException">Neither names one.</exception>
    public string NameFrom(ParseResult parsed, CommandContext context)
    {
        var name = parsed.GetValue(this) ?? Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrWhiteSpace(name)
            ? throw new BadInputException($"Which atlas? Add --atlas FILE.gpkg or --atlas postgresql://…, or set {Variable}.")
            : name.Contains("://", StringComparison.Ordinal) ? name : context.PathOf(name);
    }
}
