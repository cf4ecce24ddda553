using System.Globalization;

namespace CommunityAssets.Domain.Stewardship;

/// <summary>A set of rights; compared by what is in it.</summary>
public readonly record struct RightSet
{
    private readonly ulong _bits;

    private RightSet(ulong bits) => _bits = bits;

    /// <summary>Makes a set.</summary>
    public static RightSet Of(params ReadOnlySpan<Right> rights)
    {
        var bits = 0UL;
        foreach (var right in rights)
        {
            bits |= Bit(right);
        }

        return new RightSet(bits);
    }

    /// <summary>Whether a right is in it.</summary>
    public bool Has(Right right) => (_bits & Bit(right)) != 0;

    /// <summary>What is in either.</summary>
    public RightSet With(RightSet other) => new(_bits | other._bits);

    /// <summary>What is in both: a role's rights narrowed to what a token was made for.</summary>
    public RightSet Within(RightSet other) => new(_bits & other._bits);

    /// <summary>Its rights, in the order of <see cref="Right"/>.</summary>
    public IReadOnlyList<Right> ToList() => [.. Enum.GetValues<Right>().Where(Has)];

    /// <summary>The same short text for the same set, for keys of caches and entity tags.</summary>
    public override string ToString() => _bits.ToString("x", CultureInfo.InvariantCulture);

    private static ulong Bit(Right right) => 1UL << (int)right;
}
