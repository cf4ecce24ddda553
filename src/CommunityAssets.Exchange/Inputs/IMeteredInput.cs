namespace CommunityAssets.Exchange.Inputs;

/// <summary>Something that is read from its beginning to its end, and tells how far that is. Safe to ask from another thread.</summary>
public interface IMeteredInput
{
    /// <summary>What to call it to people.</summary>
    string Name { get; }

    /// <summary>Bytes in all; 0 when there are none.</summary>
    long Length { get; }

    /// <summary>Bytes read so far, between 0 and <see cref="Length"/>.</summary>
    long Position { get; }
}
