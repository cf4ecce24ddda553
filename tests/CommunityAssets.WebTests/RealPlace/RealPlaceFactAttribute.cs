using CommunityAssets.UnitTests;
using CommunityAssets.WebTests.OpenReferral;
using CommunityAssets.WebTests.Running;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace CommunityAssets.WebTests.RealPlace;

/// <summary>
/// A test on the real place. It is passed over, with the reason, where the data are not beside the repository, where the engine of its
/// class cannot be started, or where it asks GDAL and there is none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("CommunityAssets.WebTests.RealPlace.RealPlaceFactDiscoverer", "CommunityAssets.WebTests")]
public sealed class RealPlaceFactAttribute : FactAttribute
{
    /// <summary>Whether the test asks GDAL.</summary>
    public bool Gdal { get; set; }

    /// <summary>Whether the test holds answers against the published schemas of Open Referral UK.</summary>
    public bool Schemas { get; set; }
}

/// <summary>Makes the test cases of <see cref="RealPlaceFactAttribute"/>.</summary>
public sealed class RealPlaceFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new RealPlaceTestCase(messages, testMethod)];
}

/// <summary>A test case that says what it lacks.</summary>
public sealed class RealPlaceTestCase : NeedsTestCase
{
    [Obsolete("For deserialisation.", error: true)]
    public RealPlaceTestCase()
    {
    }

    public RealPlaceTestCase(IMessageSink messages, ITestMethod method)
        : base(messages, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        RealData.Folder is null ? "There is no shared/data/real beside the repository."
        : base.GetSkipReason(factAttribute)
        ?? (factAttribute.GetNamedArgument<bool>(nameof(RealPlaceFactAttribute.Gdal)) ? Gdal.Missing : null)
        ?? (factAttribute.GetNamedArgument<bool>(nameof(RealPlaceFactAttribute.Schemas)) ? PublishedSchemas.Missing : null);
}
