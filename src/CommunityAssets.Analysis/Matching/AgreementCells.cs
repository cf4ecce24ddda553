namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// Which cells of the model's tables a pattern can be of. Place is one table of distance by postcode, contacts are one table of telephone
/// by e-mail by web site; what is missing leaves several cells open.
/// </summary>
internal static class AgreementCells
{
    /// <summary>Cells of the table of places: four of distance by two of postcode.</summary>
    public const int OfPlaces = 8;

    /// <summary>Cells of the table of contacts.</summary>
    public const int OfContacts = 8;

    /// <summary>The open cells of each thing that can be seen of place, as bits.</summary>
    public static readonly uint[] Places = [.. Enumerable.Range(0, Agreement.Places).Select(Place)];

    /// <summary>The open cells of each thing that can be seen of contacts, as bits.</summary>
    public static readonly uint[] Contacts = [.. Enumerable.Range(0, Agreement.Contacts).Select(Contact)];

    /// <summary>The open cells of a pattern: names, places, contacts.</summary>
    public static uint[] Of(Agreement agreement) => [1u << agreement.Name, Places[agreement.Place], Contacts[agreement.Contact]];

    private static uint Place(int seen)
    {
        var open = 0u;
        for (var cell = 0; cell < OfPlaces; cell++)
        {
            var (distance, postcode) = (cell / 2, cell % 2);
            open |= Fits(seen / 3, distance, Agreement.NoDistance) && Fits(seen % 3, postcode, Agreement.Missing) ? 1u << cell : 0;
        }

        return open;
    }

    private static uint Contact(int seen)
    {
        var open = 0u;
        for (var cell = 0; cell < OfContacts; cell++)
        {
            var fits = Fits(seen / 9, cell / 4, Agreement.Missing) && Fits(seen / 3 % 3, cell / 2 % 2, Agreement.Missing)
                && Fits(seen % 3, cell % 2, Agreement.Missing);
            open |= fits ? 1u << cell : 0;
        }

        return open;
    }

    private static bool Fits(int seen, int cell, int missing) => seen == cell || seen == missing;
}
