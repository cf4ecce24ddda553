namespace CommunityAssets.Analysis.Matching;

/// <summary>
/// How two records agree, thing by thing: one of <see cref="Kinds"/> patterns. Names are alike in four levels, places in four by distance;
/// the rest agrees, differs, or is missing on either side, which is no evidence.
/// </summary>
internal readonly record struct Agreement
{
    /// <summary>How many different patterns there are.</summary>
    public const int Kinds = Names * Places * Contacts;

    /// <summary>How many levels names are told apart by; 0 the same to 3 different.</summary>
    public const int Names = 4;

    /// <summary>What can be seen of place: five of distance (the last: not known) by three of postcode.</summary>
    public const int Places = 15;

    /// <summary>What can be seen of telephone, e-mail and web site, three each.</summary>
    public const int Contacts = 27;

    /// <summary>The same, different, or not known.</summary>
    public const int Same = 0, Differs = 1, Missing = 2;

    /// <summary>The distance is not known.</summary>
    public const int NoDistance = 4;

    private Agreement(int code) => Code = code;

    /// <summary>The pattern's number, below <see cref="Kinds"/>.</summary>
    public int Code { get; }

    /// <summary>How alike the names are: 0 the same, 1 much alike, 2 somewhat alike, 3 different.</summary>
    public int Name => Code / (Places * Contacts);

    /// <summary>What is seen of place.</summary>
    public int Place => Code / Contacts % Places;

    /// <summary>What is seen of contacts.</summary>
    public int Contact => Code % Contacts;

    /// <summary>0 to 50 m, 1 to 200 m, 2 to 500 m, 3 further, 4 not known.</summary>
    public int Distance => Place / 3;

    /// <summary>Whether the postcode agrees.</summary>
    public int Postcode => Place % 3;

    /// <summary>Whether the telephone number agrees.</summary>
    public int Phone => Contact / 9;

    /// <summary>Whether the e-mail address agrees.</summary>
    public int Email => Contact / 3 % 3;

    /// <summary>Whether the web site agrees.</summary>
    public int Web => Contact % 3;

    /// <summary>
    /// Whether anything agrees that could make of two records one: the name (one that is only somewhat alike in the same spot or postcode
    /// alone), or a way to reach them.
    /// </summary>
    public bool IsPromising => Name < 2 || Phone == Same || Email == Same || Web == Same
        || (Name == 2 && (Distance == 0 || Postcode == Same));

    /// <summary>A pattern by its number.</summary>
    public static Agreement Of(int code) => new(code);

    /// <summary>A pattern by its parts.</summary>
    public static Agreement Of(int name, int distance, int postcode, int phone, int email, int web) =>
        new((((name * Places) + (distance * 3) + postcode) * Contacts) + (phone * 9) + (email * 3) + web);

    /// <summary>The level of a distance in metres; NaN for not known.</summary>
    public static int Level(double metres) => metres switch
    {
        <= 50 => 0,
        <= 200 => 1,
        <= 500 => 2,
        > 500 => 3,
        _ => NoDistance,
    };
}
