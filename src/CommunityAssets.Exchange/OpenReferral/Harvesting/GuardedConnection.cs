using System.Net;
using System.Net.Sockets;

namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>
/// Connects for a harvest: to the host that was named wherever it is, to any other (a redirect's) only where it lies in the public
/// internet. The address that was judged is the one that is connected to, so that a name can't change its meaning in between.
/// </summary>
internal sealed class GuardedConnection(string namedHost)
{
    /// <summary>Connects.</summary>
    /// <exception cref="ClosedAddressException">Another host than the named one has no public address.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host.Trim('[', ']');
        var asked = context.InitialRequestMessage.RequestUri!.IdnHost.Trim('[', ']');
        var isProxy = !string.Equals(host, asked, StringComparison.OrdinalIgnoreCase);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (!isProxy && !string.Equals(asked, namedHost.Trim('[', ']'), StringComparison.OrdinalIgnoreCase))
        {
            addresses = Array.FindAll(addresses, PublicAddresses.Contains);
            if (addresses.Length == 0)
            {
                throw new ClosedAddressException(asked);
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
