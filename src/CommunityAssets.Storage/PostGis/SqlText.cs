using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace CommunityAssets.Storage.PostGis;

/// <summary>A statement being written, with its parameters. What comes from outside is always a parameter, never part of the
/// text.</summary>
/// <param name="grid">EPSG number of the working grid, which every geometry parameter is on.</param>
internal sealed class SqlText(int grid)
{
    private readonly StringBuilder text = new();
    private readonly List<NpgsqlParameter> parameters = [];

    /// <summary>Adds text of the program's own.</summary>
    public SqlText Add(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>Takes a value as a parameter and gives its place, <c>$1</c>.</summary>
    public string Value<T>(T value)
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
    }

    /// <summary>Takes a value of a given type as a parameter and gives its place.</summary>
    public string Value(object value, NpgsqlDbType type)
    {
        parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
    }

    /// <summary>Takes a shape on the working grid as a parameter; its own SRID is not minded.</summary>
    public string Shape(Geometry shape)
    {
        if (shape.SRID != grid)
        {
            shape = shape.Copy();
            shape.SRID = grid;
        }

        return Value(shape, NpgsqlDbType.Geometry);
    }

    /// <summary>Takes a box on the working grid as parameters and gives the expression of its polygon.</summary>
    public string Box(Envelope box) => string.Create(
        CultureInfo.InvariantCulture,
        $"ST_MakeEnvelope({Value(box.MinX)}, {Value(box.MinY)}, {Value(box.MaxX)}, {Value(box.MaxY)}, {grid})");

    /// <summary>The statement as a command.</summary>
    public NpgsqlCommand On(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(text.ToString(), connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
