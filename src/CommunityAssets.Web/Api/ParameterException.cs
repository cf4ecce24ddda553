namespace CommunityAssets.Web.Api;

/// <summary>A parameter can't be used. Answered with 400 and a problem document that names it and says what it takes.</summary>
public sealed class ParameterException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="found">What is wrong, as a sentence: "'abc' is not a whole number."</param>
    /// <param name="takes">What it takes, in words that follow "takes"; null for a parameter that there is not.</param>
    public ParameterException(string parameter, string found, string? takes)
        : base(takes is null ? found : $"{found} {parameter} takes {takes}.")
    {
        Parameter = parameter;
        Takes = takes;
    }

    /// <summary>Makes one for a known parameter.</summary>
    public ParameterException(Parameter parameter, string found) : this(parameter.Name, found, parameter.Takes)
    {
    }

    /// <summary>The parameter's name.</summary>
    public string Parameter { get; }

    /// <summary>What it takes; null for a parameter that there is not.</summary>
    public string? Takes { get; }
}
