using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CommunityAssets.WebTests.OpenReferral;

/// <summary>
/// A small directory that speaks Open Referral UK on a free port, and that misbehaves when it is told to. It remembers what it was asked.
/// </summary>
internal sealed class TestDirectory : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = new();
    private int _atOnce;

    private TestDirectory(WebApplication app) => _app = app;

    /// <summary>Its services, as they stand in full.</summary>
    public List<JsonObject> Services { get; } = [];

    /// <summary>How many services it puts on a page; null for as many as it is asked for.</summary>
    public int? PageSize { get; set; }

    /// <summary>Whether lists hold whole services only when <c>full=true</c> asks for it, or never.</summary>
    public bool ListsAreSummaries { get; set; }

    /// <summary>Answers a request in its own way and says true, or leaves it.</summary>
    public Func<HttpContext, Task<bool>>? Instead { get; set; }

    /// <summary>What was asked, in order: path and query.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>The headers of the last request.</summary>
    public IHeaderDictionary? Headers { get; private set; }

    /// <summary>The most requests that were on their way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Where it is.</summary>
    public string Address => _app.Urls.First() + "/feed";

    /// <summary>Starts a directory with some services.</summary>
    public static async Task<TestDirectory> StartAsync(int services)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var directory = new TestDirectory(app);
        for (var number = 1; number <= services; number++)
        {
            directory.Services.Add(Service(number));
        }

        app.Run(directory.AnswerAsync);
        await app.StartAsync();
        return directory;
    }

    /// <summary>A service in full.</summary>
    public static JsonObject Service(int number) => new()
    {
        ["id"] = IdOf(number),
        ["name"] = string.Create(CultureInfo.InvariantCulture, $"Club {number}"),
        ["status"] = "active",
        ["last_modified"] = "2026-01-01T00:00:00.000Z",
        ["schedules"] = new JsonArray(new JsonObject { ["id"] = "s", ["freq"] = "WEEKLY", ["byday"] = "MO", ["opens_at"] = "10:00" }),
    };

    public static string IdOf(int number) => $"00000000-0000-4000-8000-{number:D12}";

    /// <summary>What was asked of pages: their numbers in order.</summary>
    public IEnumerable<string> PagesAsked() => Asked.Where(path => path.Contains("page=", StringComparison.Ordinal))
        .Select(path => path[(path.IndexOf("page=", StringComparison.Ordinal) + 5)..].Split('&')[0]);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    /// <summary>A page as the standard says.</summary>
    public static JsonObject Page(long number, long pages, long total, IEnumerable<JsonNode> items)
    {
        var contents = new JsonArray([.. items.Select(item => item.DeepClone())]);
        return new JsonObject
        {
            ["total_items"] = total,
            ["total_pages"] = pages,
            ["page_number"] = number,
            ["size"] = contents.Count,
            ["first_page"] = number == 1,
            ["last_page"] = number >= pages,
            ["empty"] = contents.Count == 0,
            ["contents"] = contents,
        };
    }

    public static Task WriteAsync(HttpContext context, JsonNode json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json.ToJsonString());
    }

    private async Task AnswerAsync(HttpContext context)
    {
        _asked.Enqueue(context.Request.Path + context.Request.QueryString.ToString());
        Headers = new HeaderDictionary(context.Request.Headers.ToDictionary());
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
        try
        {
            if (Instead is null || !await Instead(context))
            {
                await GoodAsync(context);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }

    private Task GoodAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/feed/services/", StringComparison.Ordinal))
        {
            if (Services.Find(service => path.EndsWith((string)service["id"]!, StringComparison.Ordinal)) is { } found)
            {
                return WriteAsync(context, found);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (path != "/feed/services")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var query = context.Request.Query;
        var since = query.TryGetValue("modified_after", out var text) ? DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture) : default;
        var changed = Services.FindAll(service =>
            DateTimeOffset.Parse((string)service["last_modified"]!, CultureInfo.InvariantCulture) >= since);
        var size = PageSize ?? int.Parse(query["per_page"].FirstOrDefault() ?? "10", CultureInfo.InvariantCulture);
        var page = int.Parse(query["page"].FirstOrDefault() ?? "1", CultureInfo.InvariantCulture);
        var items = changed.Skip((page - 1) * size).Take(size).Select(service => ListsAreSummaries ? Summary(service) : service);
        return WriteAsync(context, Page(page, Math.Max(1, (changed.Count + size - 1) / size), changed.Count, items));
    }

    private static JsonObject Summary(JsonObject service)
    {
        var summary = (JsonObject)service.DeepClone();
        summary.Remove("schedules");
        return summary;
    }
}
