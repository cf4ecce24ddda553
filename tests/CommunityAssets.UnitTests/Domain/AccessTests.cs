using CommunityAssets.Domain.Assets;

namespace CommunityAssets.UnitTests.Domain;

public sealed class AccessTests
{
    [Fact]
    public void What_nobody_has_said_is_not_known_rather_than_no()
    {
        var access = default(Access).With(AccessFeature.StepFree, Answer.Yes).With(AccessFeature.Parking, Answer.No);
        Assert.Equal(Answer.Yes, access[AccessFeature.StepFree]);
        Assert.Equal(Answer.No, access[AccessFeature.Parking]);
        Assert.Equal(Answer.NotKnown, access[AccessFeature.HearingLoop]);
        Assert.Equal(default, access.With(AccessFeature.StepFree, Answer.NotKnown).With(AccessFeature.Parking, Answer.NotKnown));
    }

    [Fact]
    public void Every_feature_has_a_name_that_reads_back()
    {
        foreach (var feature in Access.Features)
        {
            Assert.True(AccessNames.TryParse(AccessNames.Name(feature).Replace('-', '_').ToUpperInvariant(), out var read));
            Assert.Equal(feature, read);
        }
    }
}
