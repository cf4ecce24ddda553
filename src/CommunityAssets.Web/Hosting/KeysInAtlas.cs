using System.Xml.Linq;
using CommunityAssets.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CommunityAssets.Web.Hosting;

/// <summary>
/// Keeps the keys that sign what the service hands out in the atlas, so that several servers and restarts agree. Safe for many threads.
/// </summary>
/// <param name="keys">The atlas's keys.</param>
internal sealed class KeysInAtlas(IKeys keys) : IXmlRepository
{
    // The framework asks without awaiting: when the service starts, once a day, and never while it holds a lock of the atlas's.

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => keys.ReadAsync()).GetAwaiter().GetResult().Select(XElement.Parse)];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        Task.Run(() => keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();
    }
}
