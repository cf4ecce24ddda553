using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage.PostGis;

namespace CommunityAssets.StorageTests.PostGis;

public sealed class PostGisAddressTests
{
    [Fact]
    public void An_address_gives_host_port_database_user_and_password()
    {
        var address = PostGisAddress.Parse("postgresql://atlas%40town:p%40ss%2Fw%3Ard@db.example:5433/alder%20mere?sslmode=verify-full");
        Assert.Equal("alder mere on db.example, port 5433", address.Name);
        Assert.Equal("atlas@town", address.Settings.Username);
        Assert.Equal("p@ss/w:rd", address.Settings.Password);
        Assert.Equal(Npgsql.SslMode.VerifyFull, address.Settings.SslMode);
    }

    [Fact]
    public void The_usual_port_is_taken_when_none_is_told()
    {
        Assert.Equal("atlas on localhost", PostGisAddress.Parse("postgres://localhost/atlas").Name);
    }

    [Theory]
    [InlineData("postgresql://user:secret@host", "names no database")]
    [InlineData("postgresql://user:secret@host/db?sslmode=maybe", "sslmode")]
    [InlineData("postgresql://user:secret@host/db?colour=red", "'colour'")]
    [InlineData("mysql://user:secret@host/db", "not one of a PostgreSQL database")]
    public void An_address_that_cannot_be_used_is_refused_without_repeating_the_password(string address, string said)
    {
        var problem = Assert.Throws<BadInputException>(() => PostGisAddress.Parse(address));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
    }
}
