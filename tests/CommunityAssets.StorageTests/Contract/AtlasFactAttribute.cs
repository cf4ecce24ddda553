using Xunit.Abstractions;
using Xunit.Sdk;

namespace CommunityAssets.StorageTests.Contract;

/// <summary>
/// A test of the contract. It is skipped for an engine whose class carries a <see cref="NeedsAttribute"/> that finds something missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("CommunityAssets.StorageTests.Contract.AtlasFactDiscoverer", "CommunityAssets.StorageTests")]
public sealed class AtlasFactAttribute : FactAttribute;

/// <summary>Makes the test cases of <see cref="AtlasFactAttribute"/>.</summary>
public sealed class AtlasFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new AtlasTestCase(messages, testMethod)];
}

/// <summary>A test case that asks its class what it needs.</summary>
public sealed class AtlasTestCase : XunitTestCase
{
    [Obsolete("For deserialisation.", error: true)]
    public AtlasTestCase()
    {
    }

    public AtlasTestCase(IMessageSink messages, ITestMethod method)
        : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsAttribute))
            .Select(attribute => attribute.GetNamedArgument<string?>(nameof(NeedsAttribute.Missing)))
            .FirstOrDefault(missing => missing is not null);
}
