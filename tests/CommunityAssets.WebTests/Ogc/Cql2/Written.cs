using System.Globalization;
using CommunityAssets.Web.Ogc.Cql2;
using NetTopologySuite.Geometries;

namespace CommunityAssets.WebTests.Ogc.Cql2;

/// <summary>Writes expressions as CQL2 text and as CQL2 JSON, for tests of reading both.</summary>
internal static class Written
{
    public static string Text(Cql expression) => expression switch
    {
        Cql.Property property => $"\"{property.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        Cql.Text text => Quote(text.Value),
        Cql.Number number => Number(number.Value),
        Cql.Truth truth => truth.Value ? "TRUE" : "FALSE",
        Cql.Day day => $"DATE('{day.Value:yyyy-MM-dd}')",
        Cql.Moment moment => $"TIMESTAMP('{Moment(moment)}')",
        Cql.Interval interval => $"INTERVAL('{End(interval.Start)}','{End(interval.End)}')",
        Cql.Shape shape => shape.Value.AsText(),
        Cql.List list => "(" + string.Join(", ", list.Items.Select(Text)) + ")",
        Cql.Call { Op: "and" or "or" } call => "(" + string.Join($" {call.Op.ToUpperInvariant()} ", call.Args.Select(Text)) + ")",
        Cql.Call { Op: "not" } call => $"NOT ({Text(call.Args[0])})",
        Cql.Call { Op: "=" or "<>" or "<" or "<=" or ">" or ">=" } call => $"{Text(call.Args[0])} {call.Op} {Text(call.Args[1])}",
        Cql.Call { Op: "like" } call => $"{Text(call.Args[0])} LIKE {Text(call.Args[1])}",
        Cql.Call { Op: "between" } call => $"{Text(call.Args[0])} BETWEEN {Text(call.Args[1])} AND {Text(call.Args[2])}",
        Cql.Call { Op: "in" } call => $"{Text(call.Args[0])} IN {Text(call.Args[1])}",
        Cql.Call { Op: "isnull" } call => $"{Text(call.Args[0])} IS NULL",
        Cql.Call call => $"{call.Op.ToUpperInvariant()}({string.Join(", ", call.Args.Select(Text))})",
        _ => throw new ArgumentException("No such expression.", nameof(expression)),
    };

    public static string Json(Cql expression) => expression switch
    {
        Cql.Property property => $"{{\"property\":{System.Text.Json.JsonSerializer.Serialize(property.Name)}}}",
        Cql.Text text => System.Text.Json.JsonSerializer.Serialize(text.Value),
        Cql.Number number => Number(number.Value),
        Cql.Truth truth => truth.Value ? "true" : "false",
        Cql.Day day => $"{{\"date\":\"{day.Value:yyyy-MM-dd}\"}}",
        Cql.Moment moment => $"{{\"timestamp\":\"{Moment(moment)}\"}}",
        Cql.Interval interval => $"{{\"interval\":[\"{End(interval.Start)}\",\"{End(interval.End)}\"]}}",
        Cql.Shape { Value: Point point } => $"{{\"type\":\"Point\",\"coordinates\":[{Number(point.X)},{Number(point.Y)}]}}",
        Cql.Shape { Value: Polygon polygon } => "{\"type\":\"Polygon\",\"coordinates\":[["
            + string.Join(',', polygon.ExteriorRing.Coordinates.Select(at => $"[{Number(at.X)},{Number(at.Y)}]")) + "]]}",
        Cql.List list => "[" + string.Join(',', list.Items.Select(Json)) + "]",
        Cql.Call call => $"{{\"op\":\"{(call.Op == "isnull" ? "isNull" : call.Op)}\",\"args\":[{string.Join(',', call.Args.Select(Json))}]}}",
        _ => throw new ArgumentException("No such expression.", nameof(expression)),
    };

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Moment(Cql.Moment moment) => moment.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string End(Cql? end) => end switch
    {
        null => "..",
        Cql.Day day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Moment((Cql.Moment)end),
    };
}
