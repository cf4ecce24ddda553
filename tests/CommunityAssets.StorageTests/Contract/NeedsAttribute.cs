namespace CommunityAssets.StorageTests.Contract;

/// <summary>Says what the tests of a class need from the machine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedsAttribute : Attribute
{
    /// <summary>What is missing, in a sentence that says how to get it; null when nothing is.</summary>
    public abstract string? Missing { get; }
}
