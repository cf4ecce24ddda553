using System.Globalization;

namespace CommunityAssets.Storage.GeoPackage.Sqlite;

/// <summary>Moments as a GeoPackage writes them: UTC, to the millisecond, in a form whose order as text is their order in time.</summary>
internal static class Moments
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>A moment cut to the millisecond, in UTC: what is stored and what is answered are then the same.</summary>
    public static DateTimeOffset Cut(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.ParseExact(
        text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Microseconds since 1970, the number that a cursor carries.</summary>
    public static double Number(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10;

    /// <summary>The moment of such a number, or null when it is beyond the calendar.</summary>
    public static DateTimeOffset? OfNumber(double microseconds) =>
        Math.Abs(microseconds) > 6e16 ? null : DateTimeOffset.UnixEpoch.AddTicks((long)microseconds * 10);
}
