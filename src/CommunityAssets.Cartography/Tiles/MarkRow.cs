using System.Text;
using CommunityAssets.Domain.Assets;

namespace CommunityAssets.Cartography.Tiles;

/// <summary>One mark in a tile: a row of the marks that were read together, or one that was edited since.</summary>
internal readonly struct MarkRow
{
    private readonly MarkRows? _rows;
    private readonly int _row;
    private readonly TileMark? _mark;

    public MarkRow(ulong at, MarkRows rows, int row) => (At, _rows, _row) = (at, rows, row);

    public MarkRow(ulong at, TileMark mark) => (At, _mark) = (at, mark);

    /// <summary>Where it is (<see cref="Morton"/>).</summary>
    public ulong At { get; }

    public Guid Id => _mark?.Id ?? _rows!.Id(_row);

    public AssetKind Kind => _mark?.Kind ?? _rows!.Kind(_row);

    /// <summary>A number that names written alike have in common; below 0 where that is not known.</summary>
    public int NameNumber => _mark is null ? _rows!.NameNumber(_row) : -1;

    /// <summary>The same for topics.</summary>
    public int TopicsNumber => _mark is null ? _rows!.TopicsNumber(_row) : -1;

    public ReadOnlySpan<byte> Name => _mark is null ? _rows!.Name(_row) : Encoding.UTF8.GetBytes(_mark.Name);

    /// <summary>Its topics, joined by <c>;</c>.</summary>
    public ReadOnlySpan<byte> Topics => _mark is null ? _rows!.Topics(_row) : Encoding.UTF8.GetBytes(string.Join(';', _mark.Topics));

    /// <summary>By place; at one place, places come before what meets in them; then by id.</summary>
    public static int InOrder(MarkRow one, MarkRow other) => one.At != other.At ? one.At.CompareTo(other.At) : AtOnePoint(one, other);

    /// <summary>At one point, places come before what meets in them; then by id.</summary>
    public static int AtOnePoint(MarkRow one, MarkRow other)
    {
        var places = (one.Kind != AssetKind.Place).CompareTo(other.Kind != AssetKind.Place);
        return places != 0 ? places : one.Id.CompareTo(other.Id);
    }
}
