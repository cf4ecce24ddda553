namespace CommunityAssets.Web.Suggestions;

/// <summary>A suggestion as a program sends it.</summary>
public sealed class SuggestionBody
{
    /// <summary><c>addition</c> (also when left out), <c>correction</c> or <c>closure</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>The asset that a correction or a closure is about.</summary>
    public string? Asset { get; set; }

    /// <summary>The asset as it should be; of a correction, the fields that should be otherwise.</summary>
    public System.Text.Json.Nodes.JsonObject? Entry { get; set; }

    /// <summary>Why, or what is wrong.</summary>
    public string? Why { get; set; }
}
