using CommunityAssets.Domain.Stewardship;
using NetTopologySuite.Geometries;

namespace CommunityAssets.Storage.Queries;

/// <summary>What both engines refuse to look for, in the same words, before any database is asked.</summary>
internal static class QueryChecks
{
    private const int LongestText = 500;
    private const int MostChoices = 200;
    private const double Farthest = 1e8;

    /// <summary>Checks an asset query whose page is wanted.</summary>
    /// <exception cref="BadInputException">A part of it makes no sense.</exception>
    public static void CheckPage(AssetQuery query)
    {
        CheckFilter(query);
        CheckLimit(query.Limit);
        if (query.Sort == AssetSort.Distance && query.Near is null)
        {
            throw new BadInputException("Sorting by distance needs a point to measure from. Give one (near), or sort by name.");
        }
    }

    /// <summary>Checks what an asset query looks for; sort, limit and cursor are not minded.</summary>
    /// <exception cref="BadInputException">A part of it makes no sense.</exception>
    public static void CheckFilter(AssetQuery query)
    {
        CheckText(query.Text);
        CheckBox(query.Box);
        CheckPoint(query.Near);
        if (query.WithinMetres is { } metres && (!double.IsFinite(metres) || metres < 0))
        {
            throw new BadInputException("The distance must be a number of metres, zero or more.");
        }

        if (query.WithinMetres is not null && query.Near is null)
        {
            throw new BadInputException("A distance needs a point to measure from. Give one (near), or leave the distance out.");
        }

        CheckPolygon(query.Inside);
        if (query.Kinds.Length > MostChoices || query.Topics.Length > MostChoices || query.Days.Length > MostChoices
            || query.Access.Length > MostChoices)
        {
            throw new BadInputException("That is more choices at once than a search takes. Choose at most 200 of a sort.");
        }
    }

    /// <summary>Checks a query of the audit log whose page is wanted.</summary>
    /// <exception cref="BadInputException">A part of it makes no sense.</exception>
    public static void CheckPage(AuditQuery query) => CheckLimit(query.Limit);

    /// <summary>Checks a query for candidates.</summary>
    /// <exception cref="BadInputException">A part of it makes no sense.</exception>
    public static void Check(CandidateQuery query)
    {
        CheckPoint(query.Near);
        if (query.Near is not null && !(double.IsFinite(query.WithinMetres) && query.WithinMetres > 0))
        {
            throw new BadInputException("How far to look around a point must be a number of metres, more than zero.");
        }

        foreach (var phrase in query.Phrases)
        {
            CheckText(phrase);
        }

        if (query.Topics.Length > MostChoices || query.Phrases.Length > MostChoices || query.Covers.Length > MostChoices)
        {
            throw new BadInputException("That is more choices at once than a search takes. Choose at most 200 of a sort.");
        }
    }

    /// <summary>Checks a query for services.</summary>
    /// <exception cref="BadInputException">A part of it makes no sense.</exception>
    public static void CheckPage(ServiceQuery query)
    {
        CheckFilter(ServiceParts.AssetsOf(query));
        CheckLimit(query.Limit);
        if (query.WithinMetres is { } metres && (query.Near is null || !double.IsFinite(metres) || metres < 0))
        {
            throw new BadInputException("A distance is a number of metres, zero or more, from a point. Give both, or leave both out.");
        }

        if (query.Skip < 0)
        {
            throw new BadInputException("What to leave out before the page must be a whole number, zero or more.");
        }
    }

    /// <summary>Checks an area query.</summary>
    /// <exception cref="BadInputException">A part of it makes no sense.</exception>
    public static void CheckPage(AreaQuery query)
    {
        CheckText(query.Text);
        CheckBox(query.Box);
        CheckLimit(query.Limit);
    }

    /// <summary>Checks a point on the grid.</summary>
    /// <exception cref="BadInputException">It is empty, or not finite.</exception>
    public static void CheckPoint(Point? point)
    {
        if (point is not null && (point.IsEmpty || !IsOnGrid(point.X) || !IsOnGrid(point.Y)))
        {
            throw new BadInputException(
                "The point's coordinates are not numbers that a map can show. Give longitude and latitude as plain numbers.");
        }
    }

    /// <summary>Checks a page of connectors.</summary>
    /// <exception cref="BadInputException">The limit is out of range, or less than none is to be passed over.</exception>
    public static void CheckPage(ConnectorQuery query)
    {
        if (query.Limit is < 1 or > ConnectorQuery.MostOfAPage || query.Skip < 0)
        {
            throw new BadInputException(
                $"A page of connectors has from 1 to {ConnectorQuery.MostOfAPage} of them, and begins at the first one or later.");
        }
    }

    /// <summary>Checks a box on the grid.</summary>
    /// <exception cref="BadInputException">It is empty, or not finite.</exception>
    public static void CheckBox(Envelope? box)
    {
        if (box is not null && (box.IsNull || !IsOnGrid(box.MinX) || !IsOnGrid(box.MinY) || !IsOnGrid(box.MaxX) || !IsOnGrid(box.MaxY)))
        {
            throw new BadInputException(
                "The box's corners are not numbers that a map can show. Give west, south, east and north as plain numbers.");
        }
    }

    private static void CheckPolygon(Geometry? shape)
    {
        if (shape is null)
        {
            return;
        }

        if (shape is not (Polygon or MultiPolygon) || shape.IsEmpty
            || Array.Exists(shape.Coordinates, corner => !IsOnGrid(corner.X) || !IsOnGrid(corner.Y)))
        {
            throw new BadInputException("The outline to search in must be a polygon with at least three corners, each a plain number.");
        }

        if (!shape.IsValid)
        {
            throw new BadInputException("The outline to search in crosses itself. Draw it again without crossing lines.");
        }
    }

    private static void CheckText(string? text)
    {
        if (text is { Length: > LongestText })
        {
            throw new BadInputException("The words to look for are too long. Give at most 500 characters.");
        }
    }

    private static void CheckLimit(int limit)
    {
        if (limit is < 1 or > 1000)
        {
            throw new BadInputException("The limit must be a whole number from 1 to 1,000.");
        }
    }

    private static bool IsOnGrid(double value) => double.IsFinite(value) && Math.Abs(value) <= Farthest;
}
