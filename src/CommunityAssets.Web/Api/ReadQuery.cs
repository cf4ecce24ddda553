using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CommunityAssets.Web.Api;

/// <summary>
/// The query of a request to an endpoint with a <see cref="ParameterList"/>, checked as a whole before anything is read from it: unknown
/// and
/// wrongly repeated parameters, control characters and damaged UTF-8 are refused. Every reader throws <see cref="ParameterException"/>.
/// </summary>
public sealed class ReadQuery
{
    private const int LongestQuery = 8000;
    private const int UsualValue = 300;
    private readonly Dictionary<string, StringValues> _given;

    private ReadQuery(Dictionary<string, StringValues> given) => _given = given;

    /// <summary>Reads and checks the query of a request; called by ASP.NET Core for handlers that take a <see cref="ReadQuery"/>.</summary>
    public static ValueTask<ReadQuery> BindAsync(HttpContext context)
    {
        var known = context.GetEndpoint()?.Metadata.GetMetadata<ParameterList>()?.All
            ?? throw new InvalidOperationException("The endpoint has no list of parameters.");
        return ValueTask.FromResult(Of(context.Request, [.. known.Where(parameter => !parameter.InPath)]));
    }

    /// <summary>Reads and checks the query of a request against the parameters that it may have.</summary>
    public static ReadQuery Of(HttpRequest request, IReadOnlyList<Parameter> known) => Of(request.QueryString.Value ?? "", known);

    /// <summary>Reads and checks the query part of an address, its question mark with it.</summary>
    public static ReadQuery Of(string text, IReadOnlyList<Parameter> known)
    {
        // A character can take three escapes of three.
        var longest = LongestQuery + (9 * known.Sum(parameter => Math.Max(0, parameter.Longest - UsualValue)));
        if (text.Length > longest)
        {
            throw new ParameterException(
                "query",
                $"The address is {text.Length:N0} characters long after its question mark; at most {longest:N0} can be read.",
                null);
        }

        CheckEncoding(text, known);
        var values = QueryHelpers.ParseQuery(text);
        foreach (var (name, texts) in values)
        {
            var parameter = known.FirstOrDefault(candidate => candidate.Name == name) ?? throw Unknown(name, known);
            if (texts.Count > 1 && !parameter.Repeats)
            {
                throw new ParameterException(parameter, $"{name} is given {texts.Count} times, and can be given once.");
            }

            if (texts.Count > 50)
            {
                throw new ParameterException(parameter, $"{name} is given {texts.Count} times; at most 50 can be read.");
            }

            foreach (var value in texts)
            {
                CheckText(parameter, value ?? "");
            }
        }

        if (known.FirstOrDefault(parameter => parameter.Required && !values.ContainsKey(parameter.Name)) is { } missing)
        {
            throw new ParameterException(missing, $"{missing.Name} is missing.");
        }

        return new ReadQuery(values);
    }

    /// <summary>The text of a parameter, trimmed; null when it is absent or blank.</summary>
    public string? Text(Parameter parameter) =>
        _given.TryGetValue(parameter.Name, out var texts) && texts[0]?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Every text of a repeatable parameter, trimmed, each once.</summary>
    public IReadOnlyList<string> Texts(Parameter parameter)
    {
        if (!_given.TryGetValue(parameter.Name, out var texts))
        {
            return [];
        }

        return [.. texts.Select(text => text?.Trim() is { Length: > 0 } found
            ? found
            : throw new ParameterException(parameter, $"{parameter.Name} is given without a value.")).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A whole number within limits, or null when absent.</summary>
    public int? Whole(Parameter parameter, int least, int most)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw new ParameterException(parameter, $"'{text}' is not a whole number.");
        }

        return number >= least && number <= most ? number : throw new ParameterException(parameter, $"{text} is out of range.");
    }

    /// <summary>A finite number within limits, or null when absent.</summary>
    public double? Number(Parameter parameter, double least, double most) =>
        Text(parameter) is { } text ? ReadNumber(parameter, text, least, most) : null;

    /// <summary>True or false; false when absent.</summary>
    public bool Flag(Parameter parameter) => Text(parameter) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw new ParameterException(parameter, $"'{text}' is neither true nor false."),
    };

    /// <summary>A date written <c>2026-03-12</c>, or null when absent.</summary>
    public DateOnly? Date(Parameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new ParameterException(parameter, $"'{text}' is not a date.");
    }

    /// <summary>One of the words that a parameter takes, in lower case, or null when absent.</summary>
    public string? Choice(Parameter parameter) => Text(parameter) is { } text ? Chosen(parameter, text) : null;

    /// <summary>Each of the words given to a repeatable parameter, in lower case.</summary>
    public IReadOnlyList<string> Choices(Parameter parameter) =>
        [.. Texts(parameter).Select(text => Chosen(parameter, text)).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Refuses control characters, lone surrogates and characters that stand for damaged UTF-8, and texts that are too long.
    /// </summary>
    public static void CheckText(Parameter parameter, string text)
    {
        if (text.Length > parameter.Longest)
        {
            throw new ParameterException(
                parameter, $"{parameter.Name} is {text.Length:N0} characters long; at most {parameter.Longest:N0} can be read.");
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune))
            {
                throw new ParameterException(parameter, $"{parameter.Name} holds a control character or text that is not UTF-8.");
            }
        }
    }

    /// <summary>Reads a finite number within limits, written with a full stop.</summary>
    public static double ReadNumber(Parameter parameter, string text, double least, double most)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent
            | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (!double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            throw new ParameterException(parameter, $"'{text}' is not a number.");
        }

        return number >= least && number <= most ? number : throw new ParameterException(parameter, $"{text} is out of range.");
    }

    /// <summary>Refuses escapes that are not UTF-8, which would else be read as the escapes themselves.</summary>
    private static void CheckEncoding(string text, IReadOnlyList<Parameter> known)
    {
        foreach (var pair in new QueryStringEnumerable(text))
        {
            if (IsUtf8(pair.EncodedName.Span) && IsUtf8(pair.EncodedValue.Span))
            {
                continue;
            }

            var name = pair.DecodeName().ToString();
            var parameter = known.FirstOrDefault(candidate => candidate.Name == name) ?? throw Unknown(name, known);
            throw new ParameterException(parameter, $"{name} holds text that is not UTF-8.");
        }
    }

    private static bool IsUtf8(ReadOnlySpan<char> escaped)
    {
        if (!escaped.Contains('%'))
        {
            return true;
        }

        var bytes = new List<byte>(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '%' && i + 2 < escaped.Length && char.IsAsciiHexDigit(escaped[i + 1]) && char.IsAsciiHexDigit(escaped[i + 2]))
            {
                bytes.Add(byte.Parse(escaped.Slice(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                // What is not escaped is text already; only its place between escapes matters here.
                bytes.Add((byte)'a');
            }
        }

        return Utf8.IsValid(CollectionsMarshal.AsSpan(bytes));
    }

    private static string Chosen(Parameter parameter, string text) =>
        parameter.Choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase))
        ?? throw new ParameterException(parameter, $"'{text}' is not one of the words that it takes.");

    [SuppressMessage("Globalization", "CA1308", Justification = "Names of parameters are lower case.")]
    private static ParameterException Unknown(string name, IReadOnlyList<Parameter> known)
    {
        var shown = name.Length > 40 ? name[..40] + "…" : name;
        var near = known.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));
        var advice = near is not null ? $" Did you mean {near.Name}?"
            : known.Count == 0 ? " Nothing can be asked here beyond the path."
            : $" These can be used: {string.Join(", ", known.Select(parameter => parameter.Name))}.";
        return new ParameterException(shown, $"There is no parameter '{shown}' here.{advice}", null);
    }
}
