namespace CommunityAssets.UnitTests;

/// <summary>A test on real data, passed over with a message where the data is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (RealData.Folder is null)
        {
            Skip = "There is no shared/data/real beside the repository.";
        }
    }
}
