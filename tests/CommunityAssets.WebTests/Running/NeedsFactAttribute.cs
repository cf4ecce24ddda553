using CommunityAssets.StorageTests.Contract;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace CommunityAssets.WebTests.Running;

/// <summary>
/// A test of a class that is written once for both engines. It is passed over, with the reason, where the engine of the class that runs it
/// can't be started (a <see cref="NeedsAttribute"/> finds something missing).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("CommunityAssets.WebTests.Running.NeedsFactDiscoverer", "CommunityAssets.WebTests")]
public sealed class NeedsFactAttribute : FactAttribute;

/// <summary>Makes the test cases of <see cref="NeedsFactAttribute"/>.</summary>
public sealed class NeedsFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new NeedsTestCase(messages, testMethod)];
}

/// <summary>A test case that asks its class what it needs.</summary>
public class NeedsTestCase : XunitTestCase
{
    [Obsolete("For deserialisation.", error: true)]
    public NeedsTestCase()
    {
    }

    public NeedsTestCase(IMessageSink messages, ITestMethod method)
        : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) => TestMethod.TestClass.Class
        .GetCustomAttributes(typeof(NeedsAttribute))
        .Select(needs => needs.GetNamedArgument<string?>(nameof(NeedsAttribute.Missing)))
        .FirstOrDefault(missing => missing is not null);
}
