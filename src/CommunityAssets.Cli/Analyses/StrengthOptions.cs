using System.CommandLine;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Analyses;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Cli.Analyses;

/// <summary>Which recorded strengths an analysis counts: the same two options wherever it asks.</summary>
internal sealed class StrengthOptions
{
    private readonly Option<string?> _topic = new("--topic") { Description = "Only strengths of this topic." };
    private readonly Option<string?> _kind = new("--kind") { Description = "Only strengths of this kind." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_topic);
        command.Options.Add(_kind);
    }

    /// <summary>The id of the topic; null for all.</summary>
    public string? Topic(ParseResult parsed) => parsed.GetValue(_topic);

    /// <summary>The kind; null for all.</summary>
    /// <exception cref="BadInputException">There is no such kind.</exception>
    public AssetKind? Kind(ParseResult parsed) => parsed.GetValue(_kind) is not { } text ? null
        : KindNames.TryParse(text, out var kind) ? kind
        : throw new BadInputException(
            $"'{text}' is not a kind of strength. Use one of: {string.Join(", ", Enum.GetValues<AssetKind>().Select(KindNames.Name))}.");

    /// <summary>Reads the public ones that have a place.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="atlas">The atlas.</param>
    /// <param name="box">What they are looked for in; null for everywhere.</param>
    /// <param name="progress">Told the share of the analysis that is done.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">There is no such kind or topic.</exception>
    public Task<Sites> ReadAsync(
        ParseResult parsed, IAtlas atlas, Envelope? box, IProgress<double>? progress, CancellationToken cancellationToken) =>
        Sites.ReadAsync(atlas, Topic(parsed), Kind(parsed), Visibility.Public, box, progress, cancellationToken);
}
