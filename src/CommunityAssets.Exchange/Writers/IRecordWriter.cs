namespace CommunityAssets.Exchange.Writers;

/// <summary>Writes the records of one layer, one after another, into a file that is being made.</summary>
/// <typeparam name="T">The record.</typeparam>
internal interface IRecordWriter<in T> : IDisposable
{
    /// <summary>Writes one record.</summary>
    void Write(T record);

    /// <summary>Writes what comes after the last record. Without it the file is not whole.</summary>
    void Finish();
}
