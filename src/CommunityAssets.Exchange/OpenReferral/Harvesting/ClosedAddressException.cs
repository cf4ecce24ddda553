namespace CommunityAssets.Exchange.OpenReferral.Harvesting;

/// <summary>A redirect led to an address inside a private network.</summary>
internal sealed class ClosedAddressException(string host) : Exception($"{host} lies inside a private network.")
{
    public string Host { get; } = host;
}
