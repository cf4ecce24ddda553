using CommunityAssets.Web.Api;
using CommunityAssets.Web.Api.Analyses;

namespace CommunityAssets.Web.Pages.Analyse;

/// <summary>What an address asks of an analysis, in the shortest form that means the same: no blank values, no usual ones.</summary>
public static class AnalysisQuery
{
    /// <summary>The query, without the question mark; parameters that do not decide the answer are left out.</summary>
    public static string Shortest(DeclaredAnalysis analysis, IQueryCollection given)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(given);
        return string.Join('&', analysis.Deciding.SelectMany(parameter => given[parameter.Name]
            .Select(value => value?.Trim() ?? "")
            .Where(value => value.Length > 0 && value != parameter.Usual)
            .Select(value => $"{parameter.Name}={Uri.EscapeDataString(value)}")));
    }

    /// <summary>Whether an address has blank or usual values, as a form without script sends them.</summary>
    public static bool HasIdle(DeclaredAnalysis analysis, IQueryCollection given)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(given);
        return analysis.Deciding.Any(parameter =>
            given[parameter.Name].Any(value => string.IsNullOrWhiteSpace(value) || value.Trim() == parameter.Usual));
    }

    /// <summary>A query with one more parameter.</summary>
    public static string With(string query, string name, string value) =>
        (query.Length > 0 ? query + "&" : "") + name + "=" + Uri.EscapeDataString(value);
}
