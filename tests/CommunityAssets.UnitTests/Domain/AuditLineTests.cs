using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.UnitTests.Domain;

/// <summary>What a line of the audit log may say.</summary>
public sealed class AuditLineTests
{
    [Theory]
    [InlineData("anna@example.org")]
    [InlineData("first line\nsecond line")]
    public void A_detail_with_an_address_or_a_second_line_is_refused(string detail) =>
        Assert.Throws<ArgumentException>(() => new AuditLine(null, "steward", AuditAct.AssetChanged, null, detail));

    [Fact]
    public void A_detail_is_short()
    {
        Assert.Equal(200, new AuditLine(null, "steward", AuditAct.AssetChanged, null, new string('x', 200)).Detail!.Length);
        Assert.Throws<ArgumentException>(() => new AuditLine(null, "steward", AuditAct.AssetChanged, null, new string('x', 201)));
    }

    [Fact]
    public void Acts_have_stable_names_and_words()
    {
        Assert.Equal("connector-contact-read", AuditActNames.Name(AuditAct.ConnectorContactRead));
        Assert.Equal("Connector contact read", AuditActNames.Words(AuditAct.ConnectorContactRead));
        Assert.Equal(AuditAct.SignInRefused, AuditActNames.Find("sign-in-refused"));
        Assert.Null(AuditActNames.Find("Sign-in-refused"));
        Assert.All(AuditActNames.All, act => Assert.Equal(act, AuditActNames.Find(AuditActNames.Name(act))));
        Assert.DoesNotContain(AuditAct.Other, AuditActNames.All);
    }
}
