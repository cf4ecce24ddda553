namespace CommunityAssets.Exchange.Inputs;

/// <summary>Tells what separates the cells of a table.</summary>
internal static class Delimiters
{
    /// <summary>
    /// The one of comma, semicolon and tab that is most frequent outside quotation marks in the first line; comma when none is.
    /// </summary>
    public static char Sniff(ReadOnlySpan<byte> start)
    {
        int commas = 0, semicolons = 0, tabs = 0;
        var quoted = false;
        foreach (var unit in start)
        {
            switch (unit)
            {
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)',' when !quoted:
                    commas++;
                    break;
                case (byte)';' when !quoted:
                    semicolons++;
                    break;
                case (byte)'\t' when !quoted:
                    tabs++;
                    break;
                case (byte)'\n' or (byte)'\r' when !quoted && commas + semicolons + tabs > 0:
                    return Most(commas, semicolons, tabs);
            }
        }

        return Most(commas, semicolons, tabs);
    }

    private static char Most(int commas, int semicolons, int tabs) =>
        tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
}
