using System.Collections.Immutable;
using CommunityAssets.Domain.Places;
using CommunityAssets.Domain.Stewardship;

namespace CommunityAssets.Domain.People;

/// <summary>What a connector's record must be like, told in words for each field.</summary>
public static class ConnectorRules
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 100;

    /// <summary>The most characters of how somebody likes to be reached.</summary>
    public const int LongestContact = 200;

    /// <summary>The most places, and the most topics.</summary>
    public const int MostOfAList = 20;

    /// <summary>What is wrong with a record, field by field; empty when nothing is.</summary>
    /// <param name="connector">The record.</param>
    /// <param name="levels">The levels of the areas that the atlas has, by code, for the codes of <see cref="Connector.Places"/>.</param>
    public static ImmutableArray<ConnectorProblem> Problems(Connector connector, IReadOnlyDictionary<string, AreaLevel> levels)
    {
        var problems = ImmutableArray.CreateBuilder<ConnectorProblem>();
        if (Text(connector.Name, LongestName, "the name they want to be called by") is { } name)
        {
            problems.Add(new ConnectorProblem(nameof(Connector.Name), name));
        }

        if (connector.Contact is not null && Text(connector.Contact, LongestContact, "how they like to be reached") is { } contact)
        {
            problems.Add(new ConnectorProblem(nameof(Connector.Contact), contact));
        }

        if (!Enum.IsDefined(connector.Kind))
        {
            problems.Add(new ConnectorProblem(nameof(Connector.Kind), "Choose whether they are of the community or do this through their work."));
        }

        if (connector.Places.Length is 0 or > MostOfAList)
        {
            problems.Add(new ConnectorProblem(
                nameof(Connector.Places), $"Choose at least one ward, neighbourhood or patch that they know, and {MostOfAList} at the most."));
        }

        foreach (var code in connector.Places)
        {
            AreaLevel? level = levels.TryGetValue(code, out var known) ? known : null;
            if (CoarsePlace.Refusal(code, level) is { } refusal)
            {
                problems.Add(new ConnectorProblem(nameof(Connector.Places), refusal));
            }
        }

        if (connector.Topics.Length > MostOfAList || connector.Topics.Any(topic => topic.Length is 0 or > 60))
        {
            problems.Add(new ConnectorProblem(nameof(Connector.Topics), $"Choose {MostOfAList} topics at the most, from the list."));
        }

        AddConsent(connector.Consent, problems);
        return problems.ToImmutable();
    }

    /// <summary>Refuses a record with which something is wrong.</summary>
    /// <exception cref="BadInputException">The first problem, in words.</exception>
    public static void Demand(Connector connector, IReadOnlyDictionary<string, AreaLevel> levels)
    {
        if (Problems(connector, levels) is [var first, ..])
        {
            throw new BadInputException(first.Words);
        }
    }

    private static void AddConsent(Consent consent, ImmutableArray<ConnectorProblem>.Builder problems)
    {
        if (!Enum.IsDefined(consent.ShowName) || !Enum.IsDefined(consent.ShowContact) || !Enum.IsDefined(consent.ShowLinks)
            || (consent.Purposes & ~ConsentPurpose.All) != ConsentPurpose.None || !Enum.IsDefined(consent.Given))
        {
            problems.Add(new ConnectorProblem(nameof(Consent), "Choose who may see what, and how the consent was given, from the lists."));
        }

        if (consent.Until < consent.Since || consent.Until >= consent.Since.AddMonths(Consent.MostMonths))
        {
            problems.Add(new ConnectorProblem(
                nameof(Consent.Until), $"A consent ends after the day it begins, and within {Consent.MostMonths} months of it."));
        }

        if (string.IsNullOrWhiteSpace(consent.Wording) || string.IsNullOrWhiteSpace(consent.WordingVersion))
        {
            problems.Add(new ConnectorProblem(nameof(Consent.Wording), "Keep the wording that was agreed to, and its version."));
        }
    }

    private static string? Text(string text, int longest, string what) =>
        string.IsNullOrWhiteSpace(text) ? $"Write {what}."
        : text.Length > longest ? $"Write {what} in {longest} characters or fewer."
        : text.Any(char.IsControl) ? $"Write {what} in one line."
        : PostcodeText.Find(text) is { } postcode ? $"Take the postcode {postcode} out of {what}: no home addresses are kept here."
        : null;
}
