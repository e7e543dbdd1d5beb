using System.Text;

namespace Hyperlane.Data;

/// <summary>
/// Finds the type of a column by all of its values: one that restores the text of each, else text, with a word about what it might be.
/// </summary>
/// <param name="options">What the user has said.</param>
internal sealed class TypeGuess(ReadOptions options)
{
    /// <summary>From so many values of another kind on, nobody calls the column by the kind of the others.</summary>
    private const int MaxStrays = 1000;
    private const int MaxDistinct = 3;

    private readonly Dictionary<string, long> _marks = [];
    private List<string>? _distinct = [];
    private NumberGuess? _numbers;
    private MomentGuess? _moments;
    private string? _boolean;
    private int _kinds;
    private long _values;
    private long _strays;
    private long _loose;
    private long _commas;
    private long _points;
    private string _stray = "";
    private long _strayLine;
    private bool _isText;

    /// <summary>Whether there are texts in quotes without a letter in them.</summary>
    public bool HasEmpty { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <param name="text">It.</param>
    /// <param name="kind">What the file says it is.</param>
    /// <param name="line">Where it stands.</param>
    public void Add(ReadOnlySpan<byte> text, FieldKind kind, long line)
    {
        if (kind == FieldKind.None)
        {
            return;
        }

        _kinds |= 1 << (int)kind;
        if (_isText)
        {
            return;
        }

        if (text.IsEmpty)
        {
            HasEmpty = true;
            _isText = kind == FieldKind.String;
            return;
        }

        _values++;
        if (!TryAdd(text, kind))
        {
            AddStray(text, kind, line);
        }
    }

    /// <summary>What the column is.</summary>
    /// <param name="proven">In which order other columns have day and month, by what separates them.</param>
    public TypeDecision Decide(IReadOnlyDictionary<char, DateOrder>? proven = null)
    {
        const int json = (1 << (int)FieldKind.String) | (1 << (int)FieldKind.Boolean) | (1 << (int)FieldKind.Nested);
        if ((_kinds & json) != 0 && _kinds is not ((1 << (int)FieldKind.String) or (1 << (int)FieldKind.Boolean)))
        {
            var isOneKind = _kinds == 1 << (int)FieldKind.Nested;
            return new TypeDecision(ColumnType.Json, Reason: isOneKind ? null : "It has values of several types.");
        }

        if (_isText || _values == 0)
        {
            return Text(_values == 0 && !_isText && !HasEmpty ? "It has no values." : null);
        }

        var found = DecideStrict(proven);
        if (_marks.Count == 0 && _strays == 0)
        {
            return found;
        }

        return Text(null, found);
    }

    /// <summary>Which order of day and month its values leave, and what separates them; null if that is no question.</summary>
    internal (char Separator, DateOrder Order)? Proof
        => _moments is { IsShort: false, Orders: [var only] } moments && only != DateOrder.YearMonthDay && _strays == 0
            ? (moments.Separator, only) : null;

    /// <summary>Whether it has numbers whose points may separate thousands.</summary>
    internal bool MayBeThousands => _numbers?.MayBeThousands == true;

    private bool TryAdd(ReadOnlySpan<byte> text, FieldKind kind)
    {
        if (kind is FieldKind.Text or FieldKind.Moment)
        {
            return kind == FieldKind.Moment && (_numbers, _boolean) is (null, null) && (_moments ??= new MomentGuess()).TryAddValue(text);
        }

        if (_numbers is not null)
        {
            return kind != FieldKind.String && AddNumber(_numbers, text, kind);
        }

        if (_moments is not null)
        {
            return _moments.TryAdd(text);
        }

        if (_boolean is not null)
        {
            return Ascii.Equals(text, _boolean)
                || (BooleanStyle(text) is { } style && BooleanStyle(Encoding.ASCII.GetBytes(_boolean)) == style);
        }

        if (kind == FieldKind.Nested)
        {
            return true;
        }

        if (kind == FieldKind.Boolean || (kind != FieldKind.String && BooleanStyle(text) is not null))
        {
            _boolean = Encoding.ASCII.GetString(text);
            return true;
        }

        var mayBeNumber = kind != FieldKind.String
            && (options.Point is not null || NumberParts.TryRead(text, out _) || NumberParts.TryReadLimit(text, out _));
        if (mayBeNumber && TryBegin(new NumberGuess(), text, kind))
        {
            return true;
        }

        return MomentText.TryRead(text, out _) && TryBegin(new MomentGuess(), text);
    }

    private bool TryBegin(NumberGuess numbers, ReadOnlySpan<byte> text, FieldKind kind)
    {
        _numbers = AddNumber(numbers, text, kind) ? numbers : null;
        return _numbers is not null;
    }

    private bool AddNumber(NumberGuess numbers, ReadOnlySpan<byte> text, FieldKind kind)
    {
        if (kind == FieldKind.Number || options.Point is null)
        {
            return numbers.TryAdd(text, kind == FieldKind.Number);
        }

        Span<byte> buffer = stackalloc byte[64];
        return FieldConverter.Plain(text, kind, options, isSaid: false, buffer) is { IsEmpty: false } plain
            && numbers.TryAdd(plain, isNumber: true);
    }

    private bool TryBegin(MomentGuess moments, ReadOnlySpan<byte> text)
    {
        _moments = moments.TryAdd(text) ? moments : null;
        return _moments is not null;
    }

    private void AddStray(ReadOnlySpan<byte> text, FieldKind kind, long line)
    {
        if (kind == FieldKind.String)
        {
            _isText = true;
            return;
        }

        if (LooseText.MissingMark(text) is { } mark)
        {
            _marks[mark] = _marks.GetValueOrDefault(mark) + 1;
            return;
        }

        if (_strays++ == 0)
        {
            (_stray, _strayLine) = (Encoding.UTF8.GetString(text.Length > 40 ? text[..40] : text), line);
        }

        if (LooseText.PointOf(text) is { } point)
        {
            _loose++; // also a number that a workbook has as text
            (_commas, _points) = (_commas + (point == ',' ? 1 : 0), _points + (point == '.' ? 1 : 0));
        }

        if (_distinct is not null && text.Length <= 8 && Encoding.UTF8.GetString(text) is var word && !_distinct.Contains(word))
        {
            _distinct.Add(word);
        }

        if (_distinct?.Count > MaxDistinct || text.Length > 8)
        {
            _distinct = null;
        }

        _isText = _strays > MaxStrays && _loose < _strays && _distinct is null;
    }

    private TypeDecision DecideStrict(IReadOnlyDictionary<char, DateOrder>? proven)
    {
        if (_boolean is not null)
        {
            return new TypeDecision(ColumnType.Boolean);
        }

        if (_numbers is not null)
        {
            var (type, precision, scale, why) = _numbers.Decide(isCounted: (_kinds & (1 << (int)FieldKind.Number)) == 0);
            return type == ColumnType.Text
                ? new TypeDecision(ColumnType.Text, Reason: $"Its values are numbers, but {why}.",
                    Offer: new Offer(ColumnType.Number, Loses: "how the numbers are written"))
                : new TypeDecision(type, precision, scale);
        }

        if (_moments is null)
        {
            return new TypeDecision(ColumnType.Text);
        }

        var orders = _moments.Orders;
        var order = options.Order is { } said && orders.Contains(said) ? said
            : orders is [var only] && !_moments.IsShort ? only
            : !_moments.IsShort && proven?.TryGetValue(_moments.Separator, out var other) == true && orders.Contains(other) ? other
            : (DateOrder?)null;
        if (order is null)
        {
            return new TypeDecision(
                ColumnType.Text,
                Reason: $"Its values are dates that can be read as {string.Join(" or ", orders.Select(ReadOptions.NameOf))}{(_moments.IsShort ? ", with years of two digits" : "")}.",
                Offer: new Offer(_moments.Type, Dates: ReadOptions.NameOf(orders[0])));
        }

        var reason = options.Order is not null && order != DateOrder.YearMonthDay ? "You said so."
            : orders.Count > 1 ? $"Another column shows that dates are {ReadOptions.NameOf(order.Value)} here."
            : order != DateOrder.YearMonthDay ? $"Its dates can only be read as {ReadOptions.NameOf(order.Value)}."
            : _moments.IsMonth ? "Its values are months; each is kept as its first day."
            : _moments.Offset is { } offset and not 0
            ? $"Its times are {Math.Abs(offset) / 60:00}:{Math.Abs(offset) % 60:00} {(offset > 0 ? "ahead of" : "behind")} UTC; they are kept in UTC."
            : null;
        return new TypeDecision(_moments.Type, Order: order, Reason: reason);
    }

    /// <summary>It is text, and might be something else.</summary>
    private TypeDecision Text(string? reason, TypeDecision? but = null)
    {
        var marks = _marks.Keys.Order(StringComparer.Ordinal).ToArray();
        var marked = marks.Length == 0
            ? ""
            : $"{_marks.Values.Sum():n0} of {_values:n0} values {(_marks.Values.Sum() == 1 ? "is" : "are")} {string.Join(" and ", marks.Select(mark => $"'{mark}'"))}";
        if (_values > 0 && _strays == _loose && _strays > 0 && _moments is null && _boolean is null)
        {
            var comma = _commas > 0 && _points == 0;
            var how = (_kinds & (1 << (int)FieldKind.Text)) != 0
                ? "are texts that look like numbers"
                : comma ? "are numbers with a decimal comma"
                : "are numbers with signs for thousands, a currency, a percent sign or brackets";
            return new TypeDecision(
                ColumnType.Text,
                Reason: $"Its values {how}, as '{_stray}'{(marks.Length > 0 ? $"; {marked}" : "")}.",
                Offer: new Offer(ColumnType.Number, marks, comma ? ',' : '.', Loses: "how the numbers are written"));
        }

        if (_strays == 0 && but is { Type: not ColumnType.Text, Type: var type })
        {
            return new TypeDecision(ColumnType.Text, Reason: $"{marked}; the others are of type {Name(type)}.",
                Offer: new Offer(type, marks, Loses: $"the difference between {string.Join(", ", marks)} and nothing"));
        }

        if (but is { Type: not ColumnType.Text } && _strays > 0 && _strays <= Math.Max(3, _values / 20))
        {
            return new TypeDecision(
                ColumnType.Text,
                Reason: $"{_values - _strays - _marks.Values.Sum():n0} of {_values:n0} values are of type {Name(but.Type)}, but '{_stray}' in line {_strayLine} is not{(_strays > 1 ? $", nor are {_strays - 1:n0} others" : "")}.",
                Offer: new Offer(but.Type, marks, Loses: $"'{_stray}'{(_strays > 1 ? " and others" : "")}"));
        }

        if (_distinct is { Count: > 0 and <= 2 } words && _numbers is null && _moments is null
            && words.TrueForAll(word => LooseText.TryReadBoolean(word, out _)))
        {
            return new TypeDecision(ColumnType.Text, Reason: $"Its values are {string.Join(" and ", words.Select(word => $"'{word}'"))}.",
                Offer: new Offer(ColumnType.Boolean, marks, Loses: "the words"));
        }

        return but is { Type: ColumnType.Text } && _strays == 0 ? but : new TypeDecision(ColumnType.Text, Reason: reason);
    }

    private static string Name(ColumnType type) => type.ToString().ToLowerInvariant();

    /// <summary>True, true or TRUE; null if it is none of them.</summary>
    private static int? BooleanStyle(ReadOnlySpan<byte> text)
        => text.Length is not (4 or 5) ? null
            : text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8) ? 1
            : text.SequenceEqual("True"u8) || text.SequenceEqual("False"u8) ? 2
            : text.SequenceEqual("TRUE"u8) || text.SequenceEqual("FALSE"u8) ? 3
            : null;
}
