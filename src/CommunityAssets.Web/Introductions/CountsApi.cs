using System.Text;
using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Introductions;

/// <summary>Counts of introductions and of what was not found, as files for a spreadsheet.</summary>
public static class CountsApi
{
    private static readonly Parameter Patch = new(
        "patch", "the code of an area in this atlas; for accounts that may see exact counts");

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapUntagged(
            "/counts/introductions.csv",
            "exportIntroductionCounts",
            "How many introductions there were, by topic and month; without small numbers unless the account may see them.",
            [Patch],
            (HttpContext http, ReadQuery read, CountsReader counts, IAtlas atlas, CancellationToken cancellationToken) =>
                AnswerAsync(http, read, atlas, counts.IntroductionsAsync, "introductions", cancellationToken))
            .Needs(Right.SeeAtlas);
        endpoints.MapUntagged(
            "/counts/unanswered.csv",
            "exportUnansweredCounts",
            "How often something was hoped for and not found, by topic and month; without small numbers unless the account may see them.",
            [Patch],
            (HttpContext http, ReadQuery read, CountsReader counts, IAtlas atlas, CancellationToken cancellationToken) =>
                AnswerAsync(http, read, atlas, counts.UnansweredAsync, "unanswered", cancellationToken))
            .Needs(Right.SeeAtlas);
    }

    /// <summary>A table as lines of topic and month, totals included; a count that is hidden is empty and says so.</summary>
    public static string Csv(CountTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder("topic,label,month,count,note\r\n");
        foreach (var row in table.Rows.Append(table.Totals))
        {
            var topic = ReferenceEquals(row, table.Totals) ? "all" : row.Topic ?? "";
            for (var i = 0; i < table.Months.Count; i++)
            {
                Add(topic, row.Label, table.Months[i].ToString(), row.Counts[i]);
            }

            Add(topic, row.Label, "all", row.Total);
        }

        return text.ToString();

        void Add(string topic, string label, string month, int? count)
        {
            var note = count is null ? "hidden" : table.Exact ? "exact" : "rounded to 5";
            object?[] cells = [topic, label, month, count, note];
            text.AppendJoin(',', cells.Select(CsvText.Cell)).Append("\r\n");
        }
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http,
        ReadQuery read,
        IAtlas atlas,
        Func<Sight, Area?, CancellationToken, Task<CountTable>> table,
        string name,
        CancellationToken cancellationToken)
    {
        var sight = Sight.Of(http);
        Area? patch = null;
        if (read.Text(Patch) is { } code)
        {
            if (!sight.May(Right.SeeIntroductionCounts))
            {
                throw new ParameterException(Patch, "Counts of one patch are for accounts that may see exact counts.");
            }

            patch = await atlas.Areas.FindAsync(code, cancellationToken: cancellationToken)
                ?? throw new ParameterException(Patch, $"There is no area with the code '{code}' in this atlas.");
        }

        http.Response.Headers.CacheControl = sight.CacheControl;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        return TypedResults.Text(Csv(await table(sight, patch, cancellationToken)), "text/csv; charset=utf-8");
    }
}
