namespace CommunityAssets.Domain.Assets;

/// <summary>
/// What is known about access, one <see cref="Answer"/> for each <see cref="AccessFeature"/>, held as two bit masks
/// (bit n is the feature numbered n). A feature in neither mask is not known.
/// </summary>
/// <param name="YesMask">Features known to be there.</param>
/// <param name="NoMask">Features known not to be there.</param>
public readonly record struct Access(int YesMask, int NoMask)
{
    /// <summary>Every feature, in the order in which people are told of them.</summary>
    public static IReadOnlyList<AccessFeature> Features { get; } = Enum.GetValues<AccessFeature>();

    /// <summary>The answer for one feature.</summary>
    public Answer this[AccessFeature feature] =>
        (YesMask & (1 << (int)feature)) != 0 ? Answer.Yes
        : (NoMask & (1 << (int)feature)) != 0 ? Answer.No
        : Answer.NotKnown;

    /// <summary>A copy with one answer set; <see cref="Answer.NotKnown"/> takes an answer away.</summary>
    public Access With(AccessFeature feature, Answer answer)
    {
        var bit = 1 << (int)feature;
        return new Access(
            answer == Answer.Yes ? YesMask | bit : YesMask & ~bit,
            answer == Answer.No ? NoMask | bit : NoMask & ~bit);
    }
}
