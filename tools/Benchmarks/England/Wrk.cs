using System.Globalization;
using System.Text.Json;

namespace CommunityAssets.Benchmarks.England;

/// <summary>What a run of wrk saw.</summary>
/// <param name="Requests">Answers received.</param>
/// <param name="Rate">Answers a second.</param>
/// <param name="Milliseconds95">95 in 100 answers came within this many milliseconds.</param>
/// <param name="BytesEach">Mean bytes of an answer, headers included.</param>
internal sealed record Wrk(long Requests, double Rate, double Milliseconds95, double BytesEach)
{
    /// <summary>Connections that ask at once; the same number as clients of pgbench.</summary>
    public const int Connections = 8;

    // One thread, so that a list is walked once in its order. An entity tag after a tab makes the request a conditional one.
    private const string Script = """
        local requests, at = {}, 0
        function init(args)
          for line in io.lines(args[1]) do
            local path, tag = line:match("^([^\t]+)\t?(.*)$")
            local headers = {}
            if tag ~= "" then headers["If-None-Match"] = tag end
            requests[#requests + 1] = wrk.format("GET", path, headers)
          end
        end
        function request()
          at = at % #requests + 1
          return requests[at]
        end
        function done(summary, latency)
          local errors = summary.errors
          io.write(string.format('RESULT {"requests":%d,"microseconds":%d,"bytes":%d,"failed":%d,"p95":%d}\n',
            summary.requests, summary.duration, summary.bytes,
            errors.connect + errors.read + errors.write + errors.status + errors.timeout, latency:percentile(95)))
        end
        """;

    // Added where no address may be asked for twice: the time of the last answer of the list is written down, and what follows it does not
    // count. wrk itself tells no time finer than its own end.
    private const string Once = """

        local ffi = require("ffi")
        ffi.cdef("typedef struct { long seconds; long microseconds; } moment; int gettimeofday(moment *, void *);")
        local answered, began = 0, nil
        local function now()
          local moment = ffi.new("moment")
          ffi.C.gettimeofday(moment, nil)
          return tonumber(moment.seconds) + tonumber(moment.microseconds) / 1e6
        end
        function response()
          answered = answered + 1
          if answered == 1 then began = now() end
          if answered == #requests then
            io.write(string.format("WALKED %.6f\n", now() - began))
            io.flush()
            wrk.thread:stop()
          end
        end
        """;

    /// <summary>Asks for a list of addresses, over and over, for a while; a failed answer ends the benchmark.</summary>
    /// <param name="work">Folder for its files.</param>
    /// <param name="server">Where, for example <c>http://127.0.0.1:5080</c>.</param>
    /// <param name="lines">Paths with their queries; an entity tag may follow after a tab.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="once">Whether to end with the list, since from there on answers would not be new ones.</param>
    public static async Task<Wrk> RunAsync(string work, Uri server, IReadOnlyCollection<string> lines, int seconds, bool once = false)
    {
        var (script, list) = (Path.Combine(work, "wrk.lua"), Path.Combine(work, "wrk.txt"));
        await File.WriteAllTextAsync(script, once ? Script + Once : Script);
        await File.WriteAllLinesAsync(list, lines);
        var run = await ProcessRun.MeasureAsync(
            "wrk",
            [
                "-t1", string.Create(CultureInfo.InvariantCulture, $"-c{Connections}"), string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"),
                "--timeout", "20s", "-s", script, server.GetLeftPart(UriPartial.Authority), "--", list,
            ]);
        var result = run.Output.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk gave no result:\n" + run.Output);
        using var parsed = JsonDocument.Parse(result[7..]);
        var (requests, failed) = (parsed.RootElement.GetProperty("requests").GetInt64(), parsed.RootElement.GetProperty("failed").GetInt64());
        if (failed > 0)
        {
            throw new InvalidOperationException($"{failed} of {requests} answers of {server} failed; the first asked for was {lines.First()}.");
        }

        var took = parsed.RootElement.GetProperty("microseconds").GetDouble() / 1e6;
        var walked = run.Output.Split('\n').FirstOrDefault(line => line.StartsWith("WALKED ", StringComparison.Ordinal));
        var rate = walked is null ? requests / took : (lines.Count - 1) / double.Parse(walked[7..], CultureInfo.InvariantCulture);
        return new Wrk(
            requests, rate, parsed.RootElement.GetProperty("p95").GetDouble() / 1_000, parsed.RootElement.GetProperty("bytes").GetDouble() / requests);
    }
}
