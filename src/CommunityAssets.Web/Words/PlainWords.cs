using System.Globalization;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Web.Words;

/// <summary>Small pieces of plain English: lists, counts, dates, times, money, distances.</summary>
public static class PlainWords
{
    private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth"];

    /// <summary>"a, b and c".</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };

    /// <summary>"1 group", "1,204 groups".</summary>
    public static string Count(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>"12 March 2026".</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"in 20 seconds", "in 5 minutes": a wait, never told shorter than it is.</summary>
    public static string In(TimeSpan wait) => wait <= TimeSpan.FromSeconds(90)
        ? "in " + Count((long)Math.Ceiling(wait.TotalSeconds), "second", "seconds")
        : "in " + Count((long)Math.Ceiling(wait.TotalMinutes), "minute", "minutes");

    /// <summary>"10am", "2.30pm", "12 noon", "midnight".</summary>
    public static string Time(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (12, 0) => "12 noon",
        (0, 0) => "midnight",
        (_, 0) => time.ToString("htt", CultureInfo.InvariantCulture).ToLowerInvariant(),
        _ => time.ToString("h.mmtt", CultureInfo.InvariantCulture).ToLowerInvariant(),
    };

    /// <summary>
    /// "Tuesdays, 10am to 12 noon"; "First Thursday of the month, from 2pm"; "Every second Wednesday, 7pm to 9pm, until 1 July 2026".
    /// </summary>
    public static string When(Session session)
    {
        var day = session.Day.ToString();
        var words = session.NthOfMonth is { } nth ? $"{(nth == -1 ? "Last" : Capital(Ordinals[Math.Clamp(nth, 1, 5)]))} {day} of the month"
            : session.EveryWeeks == 1 ? day + "s"
            : session.EveryWeeks == 2 ? $"Every second {day}"
            : string.Create(CultureInfo.InvariantCulture, $"Every {session.EveryWeeks} weeks on {day}");
        if (session.Start is { } start)
        {
            words += session.End is { } end ? $", {Time(start)} to {Time(end)}" : $", from {Time(start)}";
        }

        if (session.From is { } from)
        {
            words += $", starting {Date(from)}";
        }

        if (session.Until is { } until)
        {
            words += $", until {Date(until)}";
        }

        return session.Notes is { Length: > 0 } notes ? $"{words} ({notes})" : words;
    }

    /// <summary>"Free"; "By donation"; "£2.50, with tea".</summary>
    public static string Price(Cost cost)
    {
        var words = cost.Kind switch
        {
            CostKind.Free => "Free",
            CostKind.Donation => "By donation",
            _ => cost.Pounds is { } pounds ? Pounds(pounds) : "There is a charge",
        };
        return cost.Note is { Length: > 0 } note ? $"{words}, {note}" : words;
    }

    /// <summary>"£2.50", "£3".</summary>
    public static string Pounds(decimal pounds) =>
        "£" + pounds.ToString(decimal.IsInteger(pounds) ? "N0" : "N2", CultureInfo.InvariantCulture);

    /// <summary>"People aged 60 and over, carers of adults"; "Everyone".</summary>
    public static string WhoFor(Audience? audience)
    {
        var ages = (audience?.AgeFrom, audience?.AgeTo) switch
        {
            (null, null) => "",
            ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"People aged {from} and over"),
            (null, { } to) => string.Create(CultureInfo.InvariantCulture, $"People up to the age of {to}"),
            ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"People aged {from} to {to}"),
        };
        return (ages, audience?.Words) switch
        {
            ("", null or "") => "Everyone",
            ("", { } words) => Capital(words),
            (_, null or "") => ages,
            (_, { } words) => $"{ages}: {words}",
        };
    }

    /// <summary>"50 m", "650 m", "1.2 km".</summary>
    public static string Distance(double metres) => metres < 995
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(10, Math.Round(metres / 10) * 10):0} m")
        : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0} km");

    /// <summary>A text with its first letter a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
