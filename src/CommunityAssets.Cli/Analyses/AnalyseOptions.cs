using System.CommandLine;

namespace CommunityAssets.Cli.Analyses;

/// <summary>Options that several analyses take; made afresh for each command, since an option belongs to one.</summary>
internal static class AnalyseOptions
{
    /// <summary>The indicator.</summary>
    public static Option<string> Indicator() => new("--indicator") { Description = "Id of the indicator.", Required = true };

    /// <summary>Its period.</summary>
    public static Option<string?> Period() => new("--period") { Description = "Its period; the latest unless told." };

    /// <summary>One of a few words, the first unless told.</summary>
    public static Option<string> Choice(string name, string words, params string[] choices)
    {
        var option = new Option<string>(name) { Description = words, DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }
}
