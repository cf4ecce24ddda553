using CommunityAssets.Domain.People;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Storage.Records;

/// <summary>What an edit of a connector did, in words that hold nothing of what they are about.</summary>
internal static class ConnectorWords
{
    /// <summary>The names of the fields that differ: "name, places"; "" when none does.</summary>
    public static string Changed(Connector before, Connector after)
    {
        var fields = new List<string>();
        Add(before.Name != after.Name, "name");
        Add(before.Kind != after.Kind, "kind");
        Add(!before.Places.SequenceEqual(after.Places), "places");
        Add(!before.Topics.SequenceEqual(after.Topics), "topics");
        Add(before.Contact != after.Contact, "contact");
        Add(before.Consent != after.Consent, "consent");
        return string.Join(", ", fields);

        void Add(bool differs, string field)
        {
            if (differs)
            {
                fields.Add(field);
            }
        }
    }

    /// <summary>The lines of the audit log for an edit.</summary>
    public static IEnumerable<AuditLine> Lines(Connector before, Connector after, string changed, Actor by)
    {
        if (changed != "consent")
        {
            yield return by.Line(AuditAct.ConnectorChanged, after.Id, changed);
        }

        if (before.Consent != after.Consent)
        {
            var again = before.Consent.Withdrawn is not null || before.Consent.Since != after.Consent.Since;
            yield return by.Line(again ? AuditAct.ConsentGiven : AuditAct.ConsentChanged, after.Id);
        }
    }
}
