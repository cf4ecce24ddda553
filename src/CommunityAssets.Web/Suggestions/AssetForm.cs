namespace CommunityAssets.Web.Suggestions;

/// <summary>
/// What somebody has filled in about an asset, as it was written: the one form behind suggesting, correcting, keeping and editing.
/// <see cref="AssetFormReader"/> makes an asset of it, <see cref="AssetFormWriter"/> makes it of an asset.
/// </summary>
public sealed class AssetForm
{
    /// <summary>What sort of strength, by its stable name: <c>group</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>What it is.</summary>
    public string? Summary { get; set; }

    /// <summary>Ids of topics.</summary>
    public IList<string> Topics { get; set; } = [];

    /// <summary>The address, without the postcode where that is given by itself.</summary>
    public string? Address { get; set; }

    /// <summary>The postcode.</summary>
    public string? Postcode { get; set; }

    /// <summary>A grid reference of the Ordnance Survey.</summary>
    public string? GridReference { get; set; }

    /// <summary>Degrees east of the pin.</summary>
    public string? Longitude { get; set; }

    /// <summary>Degrees north of the pin.</summary>
    public string? Latitude { get; set; }

    /// <summary>Whether people can take part online.</summary>
    public bool Online { get; set; }

    /// <summary>Regular times.</summary>
    public IList<TimeAnswer> Times { get; set; } = [];

    /// <summary>Access features by their stable names: <c>yes</c>, <c>no</c>, or nothing.</summary>
    public IDictionary<string, string?> Access { get; set; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>free</c>, <c>donation</c>, <c>amount</c>, or nothing.</summary>
    public string? Cost { get; set; }

    /// <summary>The amount in pounds.</summary>
    public string? Pounds { get; set; }

    /// <summary>What the amount covers.</summary>
    public string? CostNote { get; set; }

    /// <summary>Youngest age.</summary>
    public string? AgeFrom { get; set; }

    /// <summary>Oldest age.</summary>
    public string? AgeTo { get; set; }

    /// <summary>Who it is for, in words.</summary>
    public string? WhoFor { get; set; }

    /// <summary>Languages by name or tag, with commas between.</summary>
    public string? Languages { get; set; }

    /// <summary>The organisation's telephone number.</summary>
    public string? Phone { get; set; }

    /// <summary>The organisation's e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>Its web address.</summary>
    public string? Web { get; set; }

    /// <summary>How many people it can welcome.</summary>
    public string? Capacity { get; set; }

    /// <summary>That whoever offers a gift agrees to its being shown.</summary>
    public bool Agreed { get; set; }

    /// <summary>Why, or what is wrong.</summary>
    public string? Why { get; set; }
}
