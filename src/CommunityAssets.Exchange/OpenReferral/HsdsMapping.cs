using System.Collections.Immutable;
using CommunityAssets.Domain.Assets;
using CommunityAssets.Domain.Places;

namespace CommunityAssets.Exchange.OpenReferral;

/// <summary>
/// How our records and those of Open Referral UK (HSDS-UK 3.0) stand for each other, both ways. What leaves is written by
/// <see cref="AssetToService"/>; what comes in is read by its counterpart.
/// </summary>
/// <remarks>
/// One asset is one service. It is also a location, where it has a place, and an organization, where it provides something (itself, if
/// nobody is known to run it). All three carry the asset's own id, each in its own table; so whoever reads our feed sees by the ids
/// alone what belongs together. Only groups, places, organisations and enterprises are exchanged, and of those only what is public and
/// published. Gifts are what people offer of themselves and stories tell of people: both stay here.
/// <para>
/// Ids of parts are UUIDs of version 5 over the asset's id and the part's name (<see cref="HsdsIds.Part"/>), the same in every answer. A
/// service at a location is named by the asset's id for the asset's own place, and by the link's id where a group meets at a place.
/// </para>
/// <para>
/// "Term x/y" is an attribute of the service whose taxonomy term is <c>urn:communityassets:x:y</c> (<see cref="HsdsTerms"/>), with its
/// <c>value</c> where one is told. Members with a star are of HSDS 3.0; the UK profile, which allows them, does not list them. Nothing is
/// written in members that no standard knows.
/// </para>
/// <list type="table">
/// <listheader><term>Ours</term><description>HSDS-UK</description></listheader>
/// <item><term>id</term><description><c>service.id</c>; on the way in the source's id</description></item>
/// <item>
/// <term>kind</term>
/// <description>
/// term <c>kinds/group</c>… ; without one, a service is a group or an organisation by its words
/// </description>
/// </item>
/// <item><term>name, summary</term><description><c>name</c>, <c>description</c> (plain text)</description></item>
/// <item>
/// <term>topics</term>
/// <description>
/// terms <c>topics/…</c> in order of weight; on the way in also <c>open-referral.csv</c>
/// </description>
/// </item>
/// <item><term>shape: a point</term><description><c>location.latitude</c>, <c>longitude</c>, seven decimals</description></item>
/// <item>
/// <term>shape: a line or an area</term>
/// <description>
/// a point inside it, and on the location term <c>record/outline</c> with its GeoJSON
/// </description>
/// </item>
/// <item><term>placed by postcode</term><description>on the location term <c>record/placed-by-postcode</c></description></item>
/// <item>
/// <term>address, postcode</term>
/// <description>
/// <c>location.addresses[0]</c>: <c>address_1</c>, <c>city</c> after the last comma, <c>postal_code</c>; what is required and not
/// known is empty
/// </description>
/// </item>
/// <item>
/// <term>online</term>
/// <description>
/// term <c>record/online</c>; without any other place, a <c>virtual</c> location too
/// </description>
/// </item>
/// <item>
/// <term>covers</term>
/// <description>
/// <c>service_areas</c>: <c>uri</c> of ONS statistical geography, or <c>urn:communityassets:area:CODE</c> with the outline as
/// GeoJSON
/// </description>
/// </item>
/// <item>
/// <term>sessions</term>
/// <description>
/// <c>schedules</c>, one each: <c>freq</c>, <c>interval</c>, <c>byday</c>, <c>opens_at</c>, <c>closes_at</c>, <c>dtstart</c>,
/// <c>valid_from</c>, <c>valid_to</c>, <c>notes</c>; local time
/// </description>
/// </item>
/// <item>
/// <term>access: yes, no</term>
/// <description>
/// terms <c>access/step-free</c>, <c>access/no-step-free</c>…; in words under <c>location.accessibility</c>; not known is not
/// told
/// </description>
/// </item>
/// <item>
/// <term>cost</term>
/// <description>
/// <c>cost_options[0]</c>: <c>option</c> Free (<c>amount</c> 0), Donation (none) or Price; <c>amount</c> in pounds;
/// <c>amount_description</c> the note
/// </description>
/// </item>
/// <item>
/// <term>ages, audience</term>
/// <description>
/// <c>minimum_age</c>, <c>maximum_age</c>, <c>eligibility_description</c>*
/// </description>
/// </item>
/// <item><term>languages</term><description><c>languages[].code</c>*, <c>name</c>*</description></item>
/// <item><term>web, e-mail</term><description><c>url</c>, <c>email</c>, where they are well-formed</description></item>
/// <item><term>phone</term><description><c>contacts[0].phones[0].number</c>*; never a name or a title</description></item>
/// <item><term>capacity</term><description>term <c>record/capacity</c>, its value the number</description></item>
/// <item>
/// <term>verification</term>
/// <description>
/// <c>assured_date</c>; terms <c>record/checked-by</c> (the role) and <c>record/check-due</c> (the day)
/// </description>
/// </item>
/// <item>
/// <term>provenance</term>
/// <description>
/// terms <c>record/source</c>, <c>record/licence</c>; on the way in the source is the one that the import names
/// </description>
/// </item>
/// <item><term>updated</term><description><c>last_modified</c>; it is what <c>modified_after</c> asks for</description></item>
/// <item>
/// <term>status</term>
/// <description>
/// published is <c>active</c>; others never leave; on the way in <c>inactive</c> and <c>defunct</c> are retired
/// </description>
/// </item>
/// <item>
/// <term>organisation runs asset</term>
/// <description>
/// <c>organization</c> with the id of what runs it; the same id as the service's: nobody else is known to
/// </description>
/// </item>
/// <item>
/// <term>group meets at place</term>
/// <description>
/// a further <c>service_at_locations[]</c> whose <c>location.id</c> is the place's
/// </description>
/// </item>
/// <item><term>partners, other runners</term><description>not told: the standard has no word for them</description></item>
/// </list>
/// </remarks>
public static class HsdsMapping
{
    /// <summary>The version of the standard, as a feed tells it.</summary>
    public const string Version = "HSDS-UK-3.0";

    /// <summary>Where the profile of the standard is described.</summary>
    public const string Profile = "https://openreferraluk.org";

    /// <summary>What the address of an area in the ONS's register begins with; the code follows.</summary>
    public const string StatisticalGeography = "http://statistics.data.gov.uk/id/statistical-geography/";

    /// <summary>What the name of an area that is not in the ONS's register begins with; the code follows.</summary>
    public const string OwnArea = "urn:communityassets:area:";

    /// <summary>The option of what is free.</summary>
    public const string Free = "Free";

    /// <summary>The option of what takes donations.</summary>
    public const string Donation = "Donation";

    /// <summary>The option of what has a price.</summary>
    public const string Price = "Price";

    /// <summary>The kinds of assets that are exchanged.</summary>
    public static ImmutableArray<AssetKind> Kinds { get; } =
        [AssetKind.Group, AssetKind.Place, AssetKind.Organisation, AssetKind.Enterprise];

    /// <summary>The identifier of an area: that of the ONS's register where its code is of that shape.</summary>
    public static string AreaUri(string code) => (GssCode.IsShaped(code) ? StatisticalGeography : OwnArea) + code;
}
