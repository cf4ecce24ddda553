using NetTopologySuite.Geometries;

namespace CommunityAssets.Analysis.Areas;

/// <summary>Points put in order by squares, column by column, so that those in a box are a few stretches.</summary>
internal sealed class PointSquares
{
    private readonly int[] _starts;
    private readonly double _west;
    private readonly double _south;
    private readonly double _squaresPerMetre;
    private readonly int _columns;
    private readonly int _rows;

    /// <summary>Puts points in order; those outside the extent, or nowhere, are left out.</summary>
    /// <param name="x">Their places.</param>
    /// <param name="y">Their places; as many.</param>
    /// <param name="extent">Where points matter.</param>
    public PointSquares(double[] x, double[] y, Envelope extent)
    {
        // About two points a square.
        var (wide, high) = (Math.Max(extent.Width, 1), Math.Max(extent.Height, 1));
        var most = Math.Max(x.Length / 2d, 1);
        _squaresPerMetre = Math.Min(Math.Sqrt(most / wide / high), most / Math.Max(wide, high));
        (_west, _south) = (extent.MinX, extent.MinY);
        (_columns, _rows) = ((int)(wide * _squaresPerMetre) + 1, (int)(high * _squaresPerMetre) + 1);
        var squares = new int[x.Length];
        _starts = new int[(_columns * _rows) + 1];
        for (var point = 0; point < x.Length; point++)
        {
            // Written so that NaN is nowhere.
            var isThere = x[point] >= extent.MinX && x[point] <= extent.MaxX && y[point] >= extent.MinY && y[point] <= extent.MaxY;
            squares[point] = isThere ? (Column(x[point]) * _rows) + Row(y[point]) : -1;
            if (isThere)
            {
                _starts[squares[point] + 1]++;
            }
        }

        for (var square = 1; square < _starts.Length; square++)
        {
            _starts[square] += _starts[square - 1];
        }

        (X, Y, Points) = (new double[_starts[^1]], new double[_starts[^1]], new int[_starts[^1]]);
        var next = (int[])_starts.Clone();
        for (var point = 0; point < x.Length; point++)
        {
            if (squares[point] >= 0)
            {
                var at = next[squares[point]]++;
                (X[at], Y[at], Points[at]) = (x[point], y[point], point);
            }
        }
    }

    /// <summary>Places of points, in order.</summary>
    public double[] X { get; }

    /// <summary>Places of points, in order.</summary>
    public double[] Y { get; }

    /// <summary>Which points they are.</summary>
    public int[] Points { get; }

    /// <summary>The columns that a box touches.</summary>
    public (int From, int To) Columns(Envelope box) => (Column(box.MinX), Column(box.MaxX));

    /// <summary>The stretch of points, in order, in the squares of a column that a box touches.</summary>
    public (int From, int To) Stretch(int column, Envelope box) =>
        (_starts[(column * _rows) + Row(box.MinY)], _starts[(column * _rows) + Row(box.MaxY) + 1]);

    private int Column(double x) => Math.Clamp((int)((x - _west) * _squaresPerMetre), 0, _columns - 1);

    private int Row(double y) => Math.Clamp((int)((y - _south) * _squaresPerMetre), 0, _rows - 1);
}
