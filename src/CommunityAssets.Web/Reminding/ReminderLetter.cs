using System.Globalization;
using System.Text;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Web.Post;
using CommunityAssets.Web.Words;

namespace CommunityAssets.Web.Reminding;

/// <summary>What a keeper is written when entries of theirs are due to be checked.</summary>
public static class ReminderLetter
{
    /// <summary>Writes the letter.</summary>
    /// <param name="reminder">What it asks about, with the address.</param>
    /// <param name="place">The name of the place.</param>
    /// <param name="page">The private page where it is answered.</param>
    public static Letter Write(Reminder reminder, string place, Uri page)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        ArgumentNullException.ThrowIfNull(page);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Hello,\n\nthe community atlas of {place} tells people about:\n\n");
        foreach (var item in reminder.Items)
        {
            var asset = item.Asset;
            var when = asset.Sessions.IsEmpty ? "" : ": " + PlainWords.When(asset.Sessions[0]);
            var since = asset.Verification is { } check
                ? $" (checked in {check.On.ToString("MMMM yyyy", CultureInfo.InvariantCulture)})"
                : "";
            text.Append(CultureInfo.InvariantCulture, $"- {asset.Name}{when}{since}\n");
        }

        var (is_, it) = reminder.Items.Length == 1 ? ("Is that", "it is") : ("Is all of that", "they are");
        text.Append(CultureInfo.InvariantCulture, $"""

            {is_} still right? On this page you can see everything that people are told, say that {it} right with one press of a
            button, or put something right:

            {page.AbsoluteUri}

            The link is for you: whoever has it can answer for you. It can be used for {Reminder.Lasts.TotalDays:0} days.

            If this isn't yours, or you want no more letters like this one, the same page has a button for that. We write once a month at
            most, and stop after {NextCheck.MostAsked} letters that nobody answers.

            You get this because your address is the one given for it. Thank you for what you do.
            """);
        return new Letter(reminder.To!, "Is what we tell people about you still right?", text.Replace("\r", "").ToString()) { Stop = page };
    }
}
