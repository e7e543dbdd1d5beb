using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Hyperlane.Data;

/// <summary>How a file is to be read. What is not said is found out.</summary>
/// <param name="OnError">What to do with a row that cannot be read. Default: <c>fail</c>.</param>
/// <param name="Encoding">How the text is written: <c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>, <c>shift_jis</c>, <c>gb18030</c> and
/// so on.</param>
/// <param name="Header">Whether the first row has the names of the columns.</param>
/// <param name="Delimiter">What separates fields: one character, or <c>tab</c>, <c>comma</c>, <c>semicolon</c>, <c>pipe</c>,
/// <c>space</c>.</param>
/// <param name="Skip">How many lines to leave out before the table.</param>
/// <param name="Comment">With which character a line begins that is left out; empty for none.</param>
/// <param name="Missing">Texts that mean that a value is missing: <c>NA</c>, <c>?</c>; several separated by commas.</param>
/// <param name="Decimal">What stands before the decimals, <c>.</c> or <c>,</c>. Once it is said, the other one separates thousands.</param>
/// <param name="Dates">The order of day, month and year: <c>d.m.y</c>, <c>m/d/y</c> or <c>y-m-d</c>.</param>
/// <param name="Types">Types of columns that are not to be found out: <c>zip:text</c>.</param>
/// <param name="Sheet">The sheet of a workbook, the file in a ZIP archive, or the member of a JSON object that has the rows; by
/// name.</param>
public sealed record ReadOptions(
    OnError? OnError = null, [StringLength(40)] string? Encoding = null, bool? Header = null, [StringLength(9)] string? Delimiter = null,
    [Range(0, 1_000_000)] int? Skip = null, [StringLength(1)] string? Comment = null, [MaxLength(100)] string[]? Missing = null,
    [StringLength(1)] string? Decimal = null, [StringLength(20)] string? Dates = null, [MaxLength(10_000)] string[]? Types = null,
        [StringLength(1000)] string? Sheet = null)
{
    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tab"] = '\t',
        ["\\t"] = '\t',
        ["comma"] = ',',
        ["semicolon"] = ';',
        ["pipe"] = '|',
        ["space"] = ' ',
        ["none"] = '\0',
    };

    private static readonly Dictionary<string, ColumnType> Names =
        Enum.GetValues<ColumnType>().Where(type => type != ColumnType.Json)
        .ToDictionary(type => type.ToString(), StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, ColumnType>? _types;
    private HashSet<string>? _missing;

    // A copy may have other values, so what was made of these does not travel along.
    private ReadOptions(ReadOptions other)
        => (OnError, Encoding, Header, Delimiter, Skip, Comment, Missing, Decimal, Dates, Types, Sheet)
            = (other.OnError, other.Encoding, other.Header, other.Delimiter, other.Skip, other.Comment, other.Missing, other.Decimal,
                other.Dates, other.Types, other.Sheet);

    /// <summary>Nothing was said.</summary>
    public static ReadOptions None { get; } = new();

    /// <summary>These options, and where they say nothing, earlier ones. A later type of a column stands for an earlier one.</summary>
    public ReadOptions Over(ReadOptions earlier) => new(
        OnError ?? earlier.OnError, Encoding ?? earlier.Encoding, Header ?? earlier.Header, Delimiter ?? earlier.Delimiter, Skip
        ?? earlier.Skip, Comment ?? earlier.Comment,
        Missing ?? earlier.Missing, Decimal ?? earlier.Decimal, Dates ?? earlier.Dates, [.. earlier.Types ?? [], .. Types ?? []], Sheet
        ?? earlier.Sheet);

    /// <summary>These options, but what is said of values is that of others: of all files of a dataset, it is the same.</summary>
    public ReadOptions WithValuesOf(ReadOptions other)
        => this with
        {
            OnError = other.OnError,
            Missing = other.Missing,
            Decimal = other.Decimal,
            Dates = other.Dates,
            Types = other.Types
        };

    /// <summary>The delimiter; null if it is to be found out.</summary>
    [JsonIgnore]
    public char? DelimiterChar
        => string.IsNullOrEmpty(Delimiter) ? null
            : Delimiters.TryGetValue(Delimiter, out var named) ? named
            : Delimiter is [<= '\x7F' and not ('"' or '\r' or '\n')] ? Delimiter[0]
            : throw Wrong("delimiter",
                $"'{Delimiter}' is no delimiter: say one ASCII character, or tab, comma, semicolon, pipe, space or none.");

    /// <summary>The sign of a comment; null if there is none.</summary>
    [JsonIgnore]
    public char? CommentChar
        => string.IsNullOrEmpty(Comment)
            ? null
            : Comment[0] <= '\x7F' ? Comment[0] : throw Wrong("comment", "A comment begins with one ASCII character.");

    /// <summary>What stands before the decimals; null if the user has not said it.</summary>
    [JsonIgnore]
    public char? Point => Decimal switch
    {
        null or "" => null,
        "." or "," => Decimal[0],
        _ => throw Wrong("decimal", $"'{Decimal}' does not stand before decimals: say . or ,"),
    };

    /// <summary>The order of dates; null if the user has not said it.</summary>
    [JsonIgnore]
    internal DateOrder? Order
    => Dates is null or "" ? null : string.Concat(Dates.ToLowerInvariant().Where(char.IsAsciiLetter).Distinct()) switch
    {
        "dmy" => DateOrder.DayMonthYear,
        "mdy" => DateOrder.MonthDayYear,
        "ymd" => DateOrder.YearMonthDay,
        _ => throw Wrong("dates", $"'{Dates}' is no order of a date: say d.m.y, m/d/y or y-m-d."),
    };

    /// <summary>An order as the user says it.</summary>
    internal static string NameOf(DateOrder order) => order switch
    {
        DateOrder.DayMonthYear => "d/m/y",
        DateOrder.MonthDayYear => "m/d/y",
        _ => "y/m/d",
    };

    /// <summary>Whether a text means that a value is missing.</summary>
    public bool IsMissing(ReadOnlySpan<byte> text)
    {
        if (Missing is null or [] || text.Length > 100)
        {
            return false;
        }

        _missing ??= [.. Missing.SelectMany(marks => marks.Split(','))];
        Span<char> characters = stackalloc char[100];
        var length = System.Text.Encoding.UTF8.GetChars(text, characters);
        return _missing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(characters[..length]);
    }

    /// <summary>The type that the user has said of a column; null if none.</summary>
    public ColumnType? TypeOf(string column) => (_types ??= ParseTypes()).TryGetValue(column, out var type) ? type : null;

    /// <summary>Makes sure that all of it can be understood, before anything is read.</summary>
    /// <exception cref="ProblemException">400: something cannot.</exception>
    public void Check()
    {
        _ = (DelimiterChar, CommentChar, Point, Order);
        _types ??= ParseTypes();
        if (!string.IsNullOrEmpty(Encoding))
        {
            Encodings.Find(Encoding);
        }
    }

    /// <summary>Makes sure that the columns are there of which a type was said.</summary>
    /// <exception cref="ProblemException">400: one is not.</exception>
    public void CheckColumns(IReadOnlyList<string> names)
    {
        if ((_types ??= ParseTypes()).Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw Wrong("types", $"There is no column \"{unknown}\". There are {string.Join(", ", names.Take(20).Select(name => $"\"{name}\""))}{(names.Count > 20 ? " and more" : "")}.");
        }
    }

    private Dictionary<string, ColumnType> ParseTypes()
    {
        var types = new Dictionary<string, ColumnType>();
        foreach (var pair in Types ?? [])
        {
            // Names may have colons and commas in them; a list of several columns is taken apart where each part ends in a type.
            string[] parts = pair.Split(',') is { Length: > 1 } several
                && Array.TrueForAll(several, part => Names.ContainsKey(part[(part.LastIndexOf(':') + 1)..].Trim())) ? several : [pair];
            foreach (var part in parts)
            {
                var colon = part.LastIndexOf(':');
                if (colon < 1 || !Names.TryGetValue(part[(colon + 1)..].Trim(), out var type))
                {
                    throw Wrong("types", $"'{part}': say column:type, where type is one of {string.Join(", ", Names.Keys).ToLowerInvariant()}.");
                }

                types[part[..colon]] = type;
            }
        }

        return types;
    }

    private static ProblemException Wrong(string field, string why) => new(Problem.Validation(field, why));
}
