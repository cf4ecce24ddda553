using CommunityAssets.Storage.GeoPackage.Sqlite;
using CommunityAssets.Storage.Imports;

namespace CommunityAssets.Storage.GeoPackage.Import;

/// <summary>
/// One sort of record on its way in: rows go to temporary tables (on disc when they are many, gone with the connection), are checked
/// there by SQL, and are moved over in the import's one transaction.
/// </summary>
internal abstract class Stage(ImportContext context) : IDisposable
{
    private readonly List<Statement> statements = [];

    protected ImportContext Context { get; } = context;

    protected Connection Connection => Context.Connection;

    /// <summary>Works out what a commit would do, and refuses what cannot be taken.</summary>
    public abstract void Check();

    /// <summary>Does it.</summary>
    public abstract void Commit(DateTimeOffset now);

    public void Dispose()
    {
        foreach (var statement in statements)
        {
            statement.Dispose();
        }
    }

    /// <summary>Prepares a statement that is kept until the import ends.</summary>
    protected Statement Keep(string sql)
    {
        var statement = Connection.Prepare(sql);
        statements.Add(statement);
        return statement;
    }

    /// <summary>
    /// Runs a bound INSERT OR IGNORE. When its key was there already, the row is refused, naming the row that was first.
    /// </summary>
    protected void InsertOnce(Statement insert, Statement findFirst, long row, string what, string id)
    {
        if (insert.Run() > 0)
        {
            return;
        }

        var first = findFirst.Step() ? findFirst.Long(0) : 0;
        findFirst.Reset();
        Context.Refuse(ImportSentences.Twice(Context.Plan.File, row, first, what, id));
    }

    /// <summary>Whether a table of the atlas is empty, so that it may be filled first and indexed after.</summary>
    protected bool IsEmpty(string table) => Connection.Scalar($"SELECT EXISTS (SELECT 1 FROM {table})") == 0;

    /// <summary>Whether a temporary table of another part of this import is there.</summary>
    protected bool IsStaged(string table) => Connection.Scalar("SELECT count(*) FROM temp.sqlite_master WHERE name = ?1", table) > 0;
}
