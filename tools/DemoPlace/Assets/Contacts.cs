using System.Globalization;
using System.Text;

namespace CommunityAssets.DemoPlace.Assets;

/// <summary>
/// Ways to reach people that reach nobody: telephone numbers of the range that Ofcom keeps for drama (01632 960000 to 960999), and web
/// addresses under <c>.example</c>, which RFC 2606 keeps for examples.
/// </summary>
public sealed class Contacts
{
    private int _next = 100;

    /// <summary>A number that nobody else in the place has.</summary>
    public string Phone() => string.Create(CultureInfo.InvariantCulture, $"01632 960{_next++ % 1000:000}");

    /// <summary>A web address made from a name.</summary>
    public static string Web(string name) => $"https://www.{Host(name)}.example";

    /// <summary>An e-mail address made from a name.</summary>
    public static string Email(string name) => $"hello@{Host(name)}.example";

    private static string Host(string name)
    {
        var host = new StringBuilder();
        foreach (var letter in name.Replace("é", "e", StringComparison.Ordinal).ToLowerInvariant())
        {
            if (letter is >= 'a' and <= 'z' or >= '0' and <= '9')
            {
                host.Append(letter);
            }
            else if (letter is ' ' or '-' && host.Length > 0 && host[^1] != '-')
            {
                host.Append('-');
            }
        }

        return (host.Length > 40 ? host.ToString(0, 40) : host.ToString()).Trim('-');
    }
}
