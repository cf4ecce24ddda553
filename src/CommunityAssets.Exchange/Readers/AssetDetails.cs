using System.Collections.Immutable;
using System.Globalization;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.Exchange.Readers;

/// <summary>
/// Reads what a record says besides name, kind and place. What is no part of a record but looks like one is left out and noted.
/// </summary>
internal sealed class AssetDetails(AssetReading options, ReadNotes notes)
{
    private const int LongestPhone = 100;
    private const int LongestWords = 300;

    private static readonly (AssetField Field, AccessFeature Feature)[] AccessFields =
    [
        (AssetField.StepFree, AccessFeature.StepFree), (AssetField.AccessibleToilet, AccessFeature.AccessibleToilet),
        (AssetField.HearingLoop, AccessFeature.HearingLoop), (AssetField.Bsl, AccessFeature.Bsl),
        (AssetField.QuietSpace, AccessFeature.QuietSpace),
        (AssetField.Parking, AccessFeature.Parking), (AssetField.NearBusStop, AccessFeature.NearBusStop),
    ];

    private readonly Memo<Timetable> _timetables = new(Timetable.Read);
    private readonly Memo<Answer?> _answers = new(AssetWords.YesNo);
    private readonly Memo<Cost?> _costs = new(text => AssetWords.Cost(PlainText.Line(text) ?? ""));
    private readonly Memo<(int?, int?)?> _ages = new(AssetWords.Ages);

    /// <summary>What is known about access.</summary>
    public Access Access(AssetCells cells, AssetColumns columns)
    {
        var access = default(Access);
        foreach (var (field, feature) in AccessFields)
        {
            if (columns.Text(field, cells) is not { } text)
            {
                continue;
            }

            if (_answers.Of(text) is not { } answer)
            {
                notes.Add("{answer|answers} about access {is|are} neither yes nor no and {was|were} left out", cells.Number);
                continue;
            }

            access = access.With(feature, answer);
        }

        return access;
    }

    /// <summary>What it costs.</summary>
    public Cost? Cost(AssetCells cells, AssetColumns columns)
    {
        if (columns.Text(AssetField.Cost, cells) is not { } text)
        {
            return null;
        }

        var cost = _costs.Of(text);
        if (cost is null)
        {
            notes.Add("{cost|costs} could not be understood and {was|were} left out", cells.Number);
        }

        return cost;
    }

    /// <summary>Who it is for.</summary>
    public Audience? Audience(AssetCells cells, AssetColumns columns)
    {
        var words = PlainText.Line(columns.Text(AssetField.Audience, cells));
        var (from, to) = ((int?)null, (int?)null);
        if (columns.Text(AssetField.Ages, cells) is { } text)
        {
            if (_ages.Of(text) is { } ages)
            {
                (from, to) = ages;
            }
            else
            {
                words = words is null ? PlainText.Line(text) : $"{words} ({PlainText.Line(text)})";
            }
        }

        words = words?.Length > LongestWords ? words[..LongestWords] : words;
        return from is null && to is null && words is null ? null : new Audience(from, to, words);
    }

    /// <summary>The languages spoken.</summary>
    public ImmutableArray<string> Languages(AssetCells cells, AssetColumns columns)
    {
        if (columns.Text(AssetField.Languages, cells) is not { } text)
        {
            return [];
        }

        var tags = ImmutableArray.CreateBuilder<string>();
        foreach (var word in text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (AssetWords.Language(word) is not { } tag)
            {
                notes.Add("{language is|languages are} not known here and {was|were} left out", cells.Number);
            }
            else if (!tags.Contains(tag))
            {
                tags.Add(tag);
            }
        }

        return tags.DrainToImmutable();
    }

    /// <summary>How to reach it.</summary>
    public Contact? Contact(AssetCells cells, AssetColumns columns)
    {
        var phone = PlainText.Line(columns.Text(AssetField.Phone, cells));
        phone = phone is { Length: <= LongestPhone } && phone.Any(char.IsAsciiDigit) ? phone : null;
        var emailText = columns.Text(AssetField.Email, cells);
        var webText = columns.Text(AssetField.Web, cells);
        if (emailText is not null && !emailText.Contains('@', StringComparison.Ordinal))
        {
            // One column for "email or website".
            (webText, emailText) = (webText ?? emailText, null);
        }

        if (emailText?.IndexOf('<', StringComparison.Ordinal) is >= 0 and var open && emailText.EndsWith('>'))
        {
            // "The Library <library@example.org>".
            emailText = emailText[(open + 1)..^1];
        }

        var email = emailText is null ? null : AssetWords.Email(emailText);
        var web = webText is null ? null : AssetWords.Web(webText);
        if ((emailText is not null && email is null) || (webText is not null && web is null))
        {
            notes.Add("{e-mail or web address is|e-mail or web addresses are} not well-formed and {was|were} left out", cells.Number);
        }

        return phone is null && email is null && web is null ? null : new Contact(phone, email, web);
    }

    /// <summary>When it happens.</summary>
    public Refusal? Sessions(AssetCells cells, AssetColumns columns, out ImmutableArray<Session> sessions)
    {
        sessions = [];
        if (columns.Text(AssetField.Sessions, cells) is not { } text)
        {
            return null;
        }

        (sessions, var problem) = _timetables.Of(text);
        return problem is null ? null : cells.Refuse(
            columns.Column(AssetField.Sessions), $"'{problem}' is not a time that can be read.",
            "Write times as Tue 10:00-12:00; 1st Thu 14:00-16:00, or leave the column out.");
    }

    /// <summary>How many people it can welcome.</summary>
    public static Refusal? Capacity(AssetCells cells, AssetColumns columns, out int? capacity)
    {
        capacity = null;
        if (columns.Text(AssetField.Capacity, cells) is not { } text)
        {
            return null;
        }

        if (NumberText.ReadCount(text, out var people) != NumberStatus.Number || people is < 1 or > int.MaxValue)
        {
            return cells.Refuse(
                columns.Column(AssetField.Capacity), $"'{text}' is not a number of people.",
                "Write a whole number of one or more, or leave it empty.");
        }

        capacity = (int)people;
        return null;
    }

    /// <summary>The last check.</summary>
    public Refusal? Verification(AssetCells cells, AssetColumns columns, out Verification? verification)
    {
        verification = null;
        var refusal = Day(cells, columns, AssetField.Verified, out var on) ?? Day(cells, columns, AssetField.VerifyBy, out _);
        if (refusal is not null || on is not { } checkedOn)
        {
            return refusal;
        }

        if (checkedOn > options.Today)
        {
            return cells.Refuse(
                columns.Column(AssetField.Verified),
                string.Create(CultureInfo.InvariantCulture, $"the check of {checkedOn:yyyy-MM-dd} lies ahead."),
                "Write the day it was checked.");
        }

        Day(cells, columns, AssetField.VerifyBy, out var due);
        verification = new Verification(PlainText.Line(columns.Text(AssetField.VerifiedBy, cells)) ?? "source", checkedOn, due);
        return null;
    }

    /// <summary>A day.</summary>
    public static Refusal? Day(AssetCells cells, AssetColumns columns, AssetField field, out DateOnly? day)
    {
        day = null;
        if (columns.Text(field, cells) is not { } text)
        {
            return null;
        }

        day = AssetWords.Day(text);
        return day is null ? cells.Refuse(columns.Column(field), $"'{text}' is not a day.", "Write it as 2026-03-12.") : null;
    }

    /// <summary>Where it is in its life.</summary>
    public Refusal? Status(AssetCells cells, AssetColumns columns, out AssetStatus status)
    {
        status = AssetStatus.Published;
        var text = columns.Text(AssetField.Status, cells);
        switch (text?.ToLowerInvariant())
        {
            case null or "published":
                return null;
            case "suggested":
                status = AssetStatus.Suggested;
                return null;
            case "retired":
                status = AssetStatus.Retired;
                return null;
        }

        if (columns.IsTold(AssetField.Status))
        {
            return cells.Refuse(
                columns.Column(AssetField.Status), $"'{text}' is not a status.",
                "Write published, suggested or retired, or explain the word in the map of columns.");
        }

        // A source's own "status" may mean something else; it is told by a map or not at all.
        notes.Add("{status was|statuses were} not understood and passed over", cells.Number);
        return null;
    }

    /// <summary>Who may see it.</summary>
    public static Refusal? Visibility(AssetCells cells, AssetColumns columns, out Visibility visibility)
    {
        var text = columns.Text(AssetField.Visibility, cells);
        var isWorkforce = string.Equals(text, "workforce", StringComparison.OrdinalIgnoreCase);
        visibility = isWorkforce ? Domain.Assets.Visibility.Workforce : Domain.Assets.Visibility.Public;
        // When in doubt nothing is shown to everybody.
        return text is null || isWorkforce || string.Equals(text, "public", StringComparison.OrdinalIgnoreCase)
            ? null
            : cells.Refuse(columns.Column(AssetField.Visibility), $"'{text}' does not say who may see it.", "Write public or workforce.");
    }

    private readonly record struct Timetable(ImmutableArray<Session> Sessions, string? Problem)
    {
        // Sessions of one writing are one array, so that what is made of them can be remembered by it.
        public static Timetable Read(string text) => SessionText.TryParseAll(text, out var sessions, out var problem)
            ? new Timetable([.. sessions], Problem: null)
            : new Timetable([], problem);
    }
}
