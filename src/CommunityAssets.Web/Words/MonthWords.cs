using System.Globalization;
using CommunityAssets.Domain.People;

namespace CommunityAssets.Web.Words;

/// <summary>Months in words.</summary>
public static class MonthWords
{
    /// <summary>"November 2026".</summary>
    public static string Long(Month month) => month.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Nov 26", for the head of a narrow column.</summary>
    public static string Short(Month month) => month.First.ToString("MMM yy", CultureInfo.InvariantCulture);
}
