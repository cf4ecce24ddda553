using System.Globalization;
using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Writers;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Calendars;
using CommunityAssets.Web.Security;

namespace CommunityAssets.Web.Administration;

/// <summary>
/// The audit log as a file to take away: CSV in UTF-8 with a byte order mark, times in UTC, no cell that a spreadsheet takes for a formula.
/// Taking it away is itself a line of the log.
/// </summary>
public static class AuditFile
{
    /// <summary>Where it is.</summary>
    public const string Address = "/admin/audit.csv";

    private const string Columns = "number,at,account,name,role,act,record,detail";

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Address, AnswerAsync)
        .WithMetadata(new ParameterList(AuditSearch.OfFile))
        .Needs(Right.SeeAudit)
        .ExcludeFromDescription();

    private static async Task AnswerAsync(HttpContext http, ReadQuery read, IAtlas atlas, TimeProvider time)
    {
        var (search, stop) = (AuditSearch.Read(read), http.RequestAborted);
        var names = (await atlas.Accounts.ListAsync(stop)).ToDictionary(account => account.Id, account => account.Name);
        await atlas.Audit.AppendAsync(Sight.Of(http).Line(AuditAct.AuditExported, search.Record), stop);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{LondonTime.Today(time):yyyy-MM-dd}.csv\"";
        var withMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        await using var text = new StreamWriter(http.Response.Body, withMark) { NewLine = "\r\n" };
        await text.WriteLineAsync(Columns.AsMemory(), stop);
        await foreach (var (number, at, line) in atlas.Audit.StreamAsync(search.ToQuery(1), stop))
        {
            object?[] cells =
            [
                number, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), line.Account,
                line.Account is { } account ? names.GetValueOrDefault(account) : null, line.Role, AuditActNames.Name(line.Act), line.Record,
                line.Detail,
            ];
            await text.WriteLineAsync(string.Join(',', cells.Select(CsvText.Cell)).AsMemory(), stop);
        }
    }
}
