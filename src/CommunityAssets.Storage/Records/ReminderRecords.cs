using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Records;

/// <summary>What is the same for reminders in every engine.</summary>
internal static class ReminderRecords
{
    /// <summary>The most entries that one planning looks at, those first that have been due longest; the rest come the next time.</summary>
    public const int MostPlanned = 20_000;

    /// <summary>The reason in the history of what a keeper confirms.</summary>
    public const string Confirmed = "Still true";

    /// <summary>What is kept of an address: SHA-256 of it in lower case.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "Addresses are told apart in lower case.")]
    public static string KeeperOf(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())));

    /// <summary>The month of a day, as reminders are told apart by it.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Whether mail can be sent to an address: one, plainly written.</summary>
    public static bool CanBeSentTo(string email) =>
        email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == email.LastIndexOf('@') && at < email.Length - 3
        && email.Length <= 254 && !email.Any(letter => char.IsControl(letter) || letter is ' ' or '<' or '>' or '"' or ',' or ';' or '\\');

    /// <summary>The letters to write.</summary>
    /// <param name="due">Entries with the addresses of their keepers, in the order in which they shall be asked about.</param>
    /// <param name="left">Keepers who get none.</param>
    /// <param name="notTheirs">Entries that a keeper said are not theirs.</param>
    public static IReadOnlyList<(string Keeper, List<Guid> Assets)> Letters(
        IEnumerable<(Guid Asset, string Email)> due, HashSet<string> left, HashSet<(string Keeper, Guid Asset)> notTheirs)
    {
        var letters = new Dictionary<string, List<Guid>>(StringComparer.Ordinal);
        foreach (var (asset, email) in due)
        {
            var keeper = KeeperOf(email);
            if (!CanBeSentTo(email.Trim()) || left.Contains(keeper) || notTheirs.Contains((keeper, asset)))
            {
                continue;
            }

            if (!letters.TryGetValue(keeper, out var assets))
            {
                letters.Add(keeper, assets = []);
            }

            if (assets.Count < Reminder.MostItems)
            {
                assets.Add(asset);
            }
        }

        return [.. letters.Select(letter => (letter.Key, letter.Value))];
    }

    /// <summary>
    /// A letter with its address and what it still has to ask about; null where nothing is left: confirmed meanwhile, or no longer that
    /// keeper's.
    /// </summary>
    public static Reminder? ToSend(
        Reminder reminder, string keeper, IEnumerable<(ReminderItem Item, string? Address)> items, DateOnly on)
    {
        var left = items.Where(one => one is { Item: { Answer: null, Asset: { Status: AssetStatus.Published, Visibility: Visibility.Public } asset } }
            && NextCheck.IsDue(asset.Verification, on)
            && one.Address is { } address && KeeperOf(address) == keeper).ToList();
        return left.Count == 0 ? null : reminder with { To = left[0].Address!.Trim(), Items = [.. left.Select(one => one.Item)] };
    }
}
