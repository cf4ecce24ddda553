using System.Text;
using CommunityAssets.Domain.Text;
using CommunityAssets.Storage.GeoPackage.Sqlite;

namespace CommunityAssets.Storage.GeoPackage;

/// <summary>
/// Every word of the text index, kept in memory for one version of the atlas, to find the words that a search with a slip or another ending
/// may mean. The index itself knows words letter by letter alone.
/// </summary>
internal sealed class Vocabulary
{
    private Snapshot current = new(-1, []);

    /// <summary>
    /// A full-text expression that finds at least every record that a query matches. Whether and how well each does is then worked out from
    /// the record's own words (<c>ca_score</c>).
    /// </summary>
    public string Expression(Connection connection, TextQuery query)
    {
        var words = Words(connection);
        var expression = new StringBuilder();
        for (var word = 0; word < query.Words.Length; word++)
        {
            var sought = query.Words[word];
            expression.Append(word == 0 ? "" : " AND ").Append("(\"").Append(sought).Append(sought.Length >= 3 ? "\" *" : "\"");
            foreach (var candidate in words)
            {
                if (query.Match(word, candidate) is not (WordMatch.None or WordMatch.Exact or WordMatch.Beginning))
                {
                    expression.Append(" OR \"").Append(candidate).Append('"');
                }
            }

            expression.Append(')');
        }

        return expression.ToString();
    }

    private string[] Words(Connection connection)
    {
        var version = connection.Scalar("SELECT version FROM communityassets_atlas");
        var snapshot = current;
        if (snapshot.Version != version)
        {
            var words = new List<string>();
            using var list = connection.Prepare("SELECT term FROM temp.assets_words");
            while (list.Step())
            {
                words.Add(list.Text(0));
            }

            current = snapshot = new Snapshot(version, [.. words]);
        }

        return snapshot.Words;
    }

    private sealed record Snapshot(long Version, string[] Words);
}
