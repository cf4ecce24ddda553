using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CommunityAssets.Benchmarks.England;

/// <summary>
/// The very statements that our searches send, read off the log of the database server with their parameters written out, so that pgbench
/// can send the same.
/// </summary>
internal static partial class SearchStatements
{
    /// <summary>Asks for each search once and gives, for each, a script of what the database was asked.</summary>
    public static async Task<IReadOnlyList<string>> CaptureAsync(BenchmarkServer server, IReadOnlyList<string> searches)
    {
        var log = Path.Combine(server.Folder, "logs", "server.log");
        var scripts = new List<string>();
        await server.ExecuteAsync("postgres", $"ALTER DATABASE {EnglandAtlas.Database} SET log_min_duration_statement = 0");
        try
        {
            using var service = await OurService.StartAsync(server.Address(EnglandAtlas.Database));
            using var client = new HttpClient { BaseAddress = service.Address };
            foreach (var search in searches)
            {
                var from = new FileInfo(log).Length;
                await client.GetStringAsync(new Uri("/api/v1/assets?" + search, UriKind.Relative));
                scripts.Add(await ScriptAsync(log, from));
            }
        }
        finally
        {
            await server.ExecuteAsync("postgres", $"ALTER DATABASE {EnglandAtlas.Database} RESET log_min_duration_statement");
        }

        return scripts;
    }

    // The server writes its log a moment after it answers.
    private static async Task<string> ScriptAsync(string log, long from)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            await Task.Delay(20);
            await using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.Seek(from, SeekOrigin.Begin);
            using var reader = new StreamReader(stream);
            var script = Script(await reader.ReadToEndAsync());
            if (script.Contains("ST_DWithin", StringComparison.Ordinal))
            {
                return script;
            }
        }

        throw new InvalidOperationException("The log of the database server does not show the statement of a search.");
    }

    private static string Script(string log)
    {
        var script = new StringBuilder();
        var entries = Entry().Split(log);
        for (var at = 0; at < entries.Length; at++)
        {
            if (Execute().Match(entries[at]) is not { Success: true } statement || statement.Groups["sql"].Value.Contains("pg_type", StringComparison.Ordinal))
            {
                continue;
            }

            var sql = statement.Groups["sql"].Value.Replace("\n\t", "\n", StringComparison.Ordinal).Trim();
            var details = at + 1 < entries.Length ? Details().Match(entries[at + 1]) : Match.Empty;
            if (Place().IsMatch(sql) && !details.Success)
            {
                // Its parameters are not written yet.
                return "";
            }

            var parameters = Given().Matches(details.Groups["all"].Value).ToDictionary(
                one => one.Groups["number"].Value, one => Literal(one.Groups["number"].Value, one.Groups["value"].Value), StringComparer.Ordinal);
            script.Append(Place().Replace(sql, place => parameters[place.Groups["number"].Value])).Append(";\n");
        }

        return script.ToString();
    }

    // The log tells no types: they are told from how the values look. Numbers and words travel as pairs of lists, numbers first, which
    // tells empty lists apart.
    private static string Literal(string number, string quoted)
    {
        if (quoted == "NULL")
        {
            return quoted;
        }

        var value = quoted[1..^1];
        return value switch
        {
            _ when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => value,
            ['{', ..] when value.AsSpan(1).ContainsAnyInRange('a', 'z') => quoted + "::text[]",
            "{}" when int.Parse(number, CultureInfo.InvariantCulture) % 2 == 0 => quoted + "::text[]",
            ['{', ..] => quoted + "::int[]",
            _ when value.StartsWith("0101000020", StringComparison.Ordinal) => quoted + "::geometry",
            _ => quoted,
        };
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d [^\n]*? \[\d+\] ", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^LOG:  duration: [0-9.]+ ms  execute [^:]+: (?<sql>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Execute();

    [GeneratedRegex("^DETAIL:  parameters: (?<all>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Details();

    [GeneratedRegex(@"\$(?<number>\d+) = (?<value>NULL|'([^']|'')*')", RegexOptions.ExplicitCapture)]
    private static partial Regex Given();

    [GeneratedRegex(@"\$(?<number>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
