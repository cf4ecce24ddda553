using System.Collections.Immutable;
using CommunityAssets.Domain.Stewardship;
using CommunityAssets.Storage;
using CommunityAssets.Web.Api;
using CommunityAssets.Web.Calendars;
using Microsoft.AspNetCore.Http.Extensions;

namespace CommunityAssets.Web.Administration;

/// <summary>Which lines of the audit log somebody asks for, as the address says it. Days are those of Britain's clocks.</summary>
public sealed record AuditSearch
{
    private static readonly Parameter FromName = new("from", "a date written 2026-03-12: the first day");
    private static readonly Parameter UntilName = new("until", "a date written 2026-03-12: the last day");
    private static readonly Parameter AccountName = new("account", "the id of an account");
    private static readonly Parameter RecordName = new("record", "the id of a record: an asset, a connector, an account");
    private static readonly Parameter ActName =
        Parameter.OneOf("act", [.. AuditActNames.All.Select(AuditActNames.Name)]) with { Repeats = true };

    /// <summary>Every parameter of a page of the log.</summary>
    public static IReadOnlyList<Parameter> OfPage { get; } = [FromName, UntilName, AccountName, ActName, RecordName, Named.Cursor];

    /// <summary>Every parameter of the log as a file.</summary>
    public static IReadOnlyList<Parameter> OfFile { get; } = [FromName, UntilName, AccountName, ActName, RecordName];

    /// <summary>The first day; null for all before.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null for all since.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Of this account alone.</summary>
    public Guid? Account { get; init; }

    /// <summary>About this record alone.</summary>
    public Guid? Record { get; init; }

    /// <summary>Of these acts alone; empty for all.</summary>
    public ImmutableArray<AuditAct> Acts { get; init; } = [];

    /// <summary>Where to go on; null for the latest lines.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether it asks for less than the whole log.</summary>
    public bool IsNarrowed => From is not null || Until is not null || Account is not null || Record is not null || Acts.Length > 0;

    /// <summary>Reads a search. An act that is given empty, as a form's "any" is, is as if it were not given.</summary>
    /// <exception cref="ParameterException">A parameter can't be used.</exception>
    public static AuditSearch Read(ReadQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var search = new AuditSearch
        {
            From = query.Date(FromName),
            Until = query.Date(UntilName),
            Account = ReadId(query, AccountName),
            Record = ReadId(query, RecordName),
            Acts = query.Text(ActName) is null ? [] : [.. query.Choices(ActName).Select(name => AuditActNames.Find(name)!.Value)],
            Cursor = query.Text(Named.Cursor),
        };
        return search.From > search.Until
            ? throw new ParameterException(UntilName, "The last day is before the first.")
            : search.Until == DateOnly.MaxValue
                ? throw new ParameterException(UntilName, "That day is beyond the calendar.")
                : search;
    }

    /// <summary>The search as the atlas understands it.</summary>
    /// <param name="limit">How many lines a page has.</param>
    public AuditQuery ToQuery(int limit) => new()
    {
        From = From is { } from ? Start(from) : null,
        Before = Until is { } until ? Start(until.AddDays(1)) : null,
        Account = Account,
        Record = Record,
        Acts = Acts,
        Limit = limit,
        Cursor = Cursor,
    };

    /// <summary>The search as the query of an address, with its question mark; empty for the whole log.</summary>
    public string ToQueryString()
    {
        var query = new QueryBuilder();
        Add(FromName, From is { } from ? $"{from:yyyy-MM-dd}" : null);
        Add(UntilName, Until is { } until ? $"{until:yyyy-MM-dd}" : null);
        Add(AccountName, Account?.ToString());
        foreach (var act in Acts)
        {
            Add(ActName, AuditActNames.Name(act));
        }

        Add(RecordName, Record?.ToString());
        Add(Named.Cursor, Cursor);
        return query.ToString();

        void Add(Parameter parameter, string? value)
        {
            if (value is not null)
            {
                query.Add(parameter.Name, value);
            }
        }
    }

    private static DateTimeOffset Start(DateOnly day) => new(LondonTime.ToUtc(day, TimeOnly.MinValue), TimeSpan.Zero);

    private static Guid? ReadId(ReadQuery query, Parameter parameter) => query.Text(parameter) is not { } text ? null
        : Guid.TryParse(text, out var id) ? id
        : throw new ParameterException(parameter, $"'{text}' is not an id.");
}
