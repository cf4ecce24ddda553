using System.Net;
using System.Net.Sockets;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>
/// Tells addresses of the public internet from those inside a machine or a private network (RFC 6890), to which no redirect from
/// elsewhere may lead.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/96", "64:ff9b:1::/48", "100::/64", "fc00::/7", "fe80::/10", "fec0::/10",
            "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    /// <summary>Whether an address is of the public internet. One that wraps an IPv4 address is judged by that.</summary>
    public static bool Contains(IPAddress address)
    {
        var bare = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : Wrapped(address) ?? address;
        return !Array.Exists(Closed, network => network.Contains(bare));
    }

    /// <summary>The IPv4 address inside one of NAT64 (64:ff9b::/96) or 6to4 (2002::/16).</summary>
    private static IPAddress? Wrapped(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return bytes switch
        {
            [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] => new IPAddress(bytes[12..]),
            [0x20, 0x02, ..] => new IPAddress(bytes[2..6]),
            _ => null,
        };
    }
}
