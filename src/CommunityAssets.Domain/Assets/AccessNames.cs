namespace CommunityAssets.Domain.Assets;

/// <summary>The names of access features as files, addresses and the API spell them: <c>step-free</c>, <c>hearing-loop</c>…</summary>
public static class AccessNames
{
    /// <summary>The stable name of a feature.</summary>
    public static string Name(AccessFeature feature) => feature switch
    {
        AccessFeature.StepFree => "step-free",
        AccessFeature.AccessibleToilet => "accessible-toilet",
        AccessFeature.HearingLoop => "hearing-loop",
        AccessFeature.Bsl => "bsl",
        AccessFeature.QuietSpace => "quiet-space",
        AccessFeature.Parking => "parking",
        AccessFeature.NearBusStop => "near-bus-stop",
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "Not an access feature."),
    };

    /// <summary>The words a person reads: "Step-free", "British Sign Language"…</summary>
    public static string Words(AccessFeature feature) => feature switch
    {
        AccessFeature.StepFree => "Step-free",
        AccessFeature.AccessibleToilet => "Accessible toilet",
        AccessFeature.HearingLoop => "Hearing loop",
        AccessFeature.Bsl => "British Sign Language",
        AccessFeature.QuietSpace => "Quiet space",
        AccessFeature.Parking => "Parking",
        AccessFeature.NearBusStop => "Near a bus stop",
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, "Not an access feature."),
    };

    /// <summary>Reads a stable name, upper or lower case, with hyphen, underscore or blank between words.</summary>
    public static bool TryParse(string? text, out AccessFeature feature)
    {
        var name = (text ?? "").Trim().Replace('_', '-').Replace(' ', '-');
        foreach (var candidate in Access.Features)
        {
            if (string.Equals(Name(candidate), name, StringComparison.OrdinalIgnoreCase))
            {
                feature = candidate;
                return true;
            }
        }

        feature = default;
        return false;
    }
}
