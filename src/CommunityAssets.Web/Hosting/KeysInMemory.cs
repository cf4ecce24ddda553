using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CommunityAssets.Web.Hosting;

/// <summary>Keeps the keys that sign what the service hands out for as long as it runs. Safe for many threads.</summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly List<XElement> _keys = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_keys)
        {
            return [.. _keys.Select(key => new XElement(key))];
        }
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_keys)
        {
            _keys.Add(new XElement(element));
        }
    }
}
