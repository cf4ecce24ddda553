using CommunityAssets.StorageTests;

namespace CommunityAssets.WebTests.RealPlace;

/// <summary>The real place on a PostgreSQL server.</summary>
[PostGisServerNeeded]
public sealed class PostGisRealPlaceTests(PostGisRealPlaceTests.Filled place) : RealPlaceTests<PostGisRealPlaceTests.Filled>(place)
{
    public sealed class Filled : RealPlaceAtlas
    {
        private readonly List<string> addresses = [];

        protected override bool IsHere => PostGisServer.Instance.Missing is null;

        public override async Task<string> EmptyAsync(string name)
        {
            var address = await PostGisServer.Instance.MakeDatabaseAsync();
            addresses.Add(address);
            return address;
        }

        protected override async Task RemoveAsync()
        {
            foreach (var address in addresses)
            {
                await PostGisServer.Instance.RemoveDatabaseAsync(address);
            }
        }
    }
}
