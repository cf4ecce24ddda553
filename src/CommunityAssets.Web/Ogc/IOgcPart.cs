namespace CommunityAssets.Web.Ogc;

/// <summary>
/// A part of <c>/ogc</c> that is told beside the features: what it conforms to, and where it is found. Registered with the service's others
/// (<c>AddSingleton&lt;IOgcPart, …&gt;</c>); its links are told in the landing page, in each collection, and on the pages for people.
/// </summary>
public interface IOgcPart
{
    /// <summary>Conformance classes that it meets, beside those of features.</summary>
    IReadOnlyList<string> Conformance { get; }

    /// <summary>Its links from the landing page.</summary>
    /// <param name="root">The absolute address of <c>/ogc</c>, without a slash at its end.</param>
    IEnumerable<OgcLink> FromLanding(string root);

    /// <summary>Its links from a collection.</summary>
    /// <param name="root">The absolute address of <c>/ogc</c>, without a slash at its end.</param>
    /// <param name="collection">The collection.</param>
    IEnumerable<OgcLink> FromCollection(string root, FeatureCollection collection);
}
