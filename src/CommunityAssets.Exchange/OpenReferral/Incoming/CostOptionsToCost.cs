using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Readers;

namespace CommunityAssets.Exchange.OpenReferral.Incoming;

/// <summary>
/// Reads what a service costs: the first price that holds today, the others in its note; else the older member <c>fees</c>, which is in
/// words.
/// </summary>
internal static class CostOptionsToCost
{
    private const int LongestNote = 300;

    /// <summary>Reads the cost.</summary>
    /// <param name="service">The service.</param>
    /// <param name="today">Today.</param>
    /// <param name="item">The service, for refusals and notes.</param>
    /// <param name="cost">The cost; null when not known.</param>
    /// <param name="words">What is told of it that is no cost, for the summary; null for nothing.</param>
    /// <returns>Why it cannot be read, or null.</returns>
    public static Refusal? Read(HsdsService service, DateOnly today, ItemContext item, out Cost? cost, out string? words)
    {
        (cost, words) = (null, null);
        var further = new List<string>();
        var options = service.CostOptions ?? [];
        for (var i = 0; i < options.Count; i++)
        {
            var option = options[i];
            if (option.Amount < 0)
            {
                return item.Refuse(
                    string.Create(CultureInfo.InvariantCulture, $"cost_options[{i}].amount"),
                    string.Create(CultureInfo.InvariantCulture, $"a price of {option.Amount} is less than nothing."),
                    "Write a price of 0 or more.");
            }

            if (Ends(option.ValidTo) < today || Ends(option.ValidFrom) > today)
            {
                item.Note("{price that does not hold today|prices that do not hold today} {was|were} left out");
            }
            else if (Cost(option) is not { } read)
            {
                if (Words(option) is { } text)
                {
                    further.Add(text);
                }
            }
            else if (cost is null)
            {
                cost = read;
            }
            else
            {
                further.Add(InWords(read));
            }
        }

        if (cost is null && PlainText.Line(service.Fees) is { } fees)
        {
            cost = AssetWords.Cost(fees);
            if (cost is null)
            {
                further.Insert(0, fees);
            }
        }

        if (further.Count > 0)
        {
            var text = IncomingWords.Line(string.Join("; ", further.Distinct(StringComparer.Ordinal)), cost is null ? 500 : LongestNote)!;
            var note = cost?.Note is { } first ? $"{first}; {text}" : text;
            cost = cost is null ? null : cost with { Note = IncomingWords.Line(note, LongestNote) };
            words = cost is null ? "Cost: " + text : null;
        }

        return null;
    }

    private static Cost? Cost(HsdsCostOption option)
    {
        var name = PlainText.Line(option.Option);
        var known = Same(name, HsdsMapping.Free) || Same(name, HsdsMapping.Donation) || Same(name, HsdsMapping.Price);
        var note = IncomingWords.Line(
            string.Join(", ", new[] { known ? null : name, PlainText.Line(option.AmountDescription) }.OfType<string>()), LongestNote);
        return option.Amount switch
        {
            0 => new Cost(CostKind.Free, Note: note),
            { } pounds => new Cost(CostKind.Amount, pounds, note),
            null when Same(name, HsdsMapping.Free) => new Cost(CostKind.Free, Note: note),
            null when Same(name, HsdsMapping.Donation) => new Cost(CostKind.Donation, Note: note),
            null when Same(name, HsdsMapping.Price) => new Cost(CostKind.Amount, Note: note),
            null => name is null ? note is null ? null : AssetWords.Cost(note) : AssetWords.Cost(Words(option)!),
        };
    }

    private static string? Words(HsdsCostOption option)
    {
        var parts = new[] { PlainText.Line(option.Option), PlainText.Line(option.AmountDescription) }.OfType<string>();
        return string.Join(' ', parts) is { Length: > 0 } text ? text : null;
    }

    private static string InWords(Cost cost)
    {
        var amount = cost.Kind switch
        {
            CostKind.Free => "free",
            CostKind.Donation => "donation",
            _ => cost.Pounds is { } pounds ? string.Create(CultureInfo.InvariantCulture, $"£{pounds:0.##}") : "",
        };
        return cost.Note is { } note ? $"{amount} {note}".Trim() : amount;
    }

    private static DateOnly? Ends(string? text) => string.IsNullOrWhiteSpace(text) ? null : IncomingWords.Day(text);

    private static bool Same(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
