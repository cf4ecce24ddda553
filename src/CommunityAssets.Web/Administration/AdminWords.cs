using System.Globalization;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Administration;

/// <summary>How the audit log and tokens are told to people.</summary>
public static class AdminWords
{
    /// <summary>"12 March 2026, 14:03:22" on Britain's clocks.</summary>
    public static string When(DateTimeOffset at)
    {
        var clock = at.UtcDateTime + LondonTime.OffsetAt(at.UtcDateTime);
        return clock.ToString("d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>"steward", "nobody signed in", "the command line".</summary>
    public static string Role(string role) => role switch
    {
        "public" => "nobody signed in",
        AuditLine.CommandLine => "the command line",
        AuditLine.Service => "the service itself",
        _ => role,
    };

    /// <summary>What a scope lets a token do: "read what you see".</summary>
    public static string Scope(TokenScope scope) => scope switch
    {
        TokenScope.Read => "read what you see of entries, counts and suggestions",
        TokenScope.Write => "change what you may change",
        TokenScope.Connectors => "see of connectors what they agreed to show you",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not one scope of a token."),
    };

    /// <summary>What scopes let a token do, as a list.</summary>
    public static string Scopes(TokenScope scopes) => scopes == TokenScope.None
        ? "read what is for everybody"
        : PlainWords.List([.. TokenScopes.All.Where(scope => scopes.HasFlag(scope)).Select(Scope)]);
}
