namespace Hyperlane.Data;

/// <summary>
/// A column whose type the user has said. What is left to find out is how many digits its numbers have, and the order of its dates.
/// </summary>
/// <param name="name">The column.</param>
/// <param name="type">Its type.</param>
/// <param name="options">What else the user has said.</param>
internal sealed class SaidGuess(string name, ColumnType type, ReadOptions options)
{
    private readonly NumberGuess _numbers = new();
    private readonly byte[] _plain = new byte[64];
    private bool _canDayFirst = true;
    private bool _canMonthFirst = true;
    private bool _isOpen;

    /// <summary>Adds a value; what is none of the type is no matter here.</summary>
    public void Add(ReadOnlySpan<byte> text, FieldKind kind)
    {
        if (kind == FieldKind.None || text.IsEmpty)
        {
            return;
        }

        if (type is ColumnType.Integer or ColumnType.Number
            && FieldConverter.Plain(text, kind, options, isSaid: true, _plain) is { IsEmpty: false } plain)
        {
            _numbers.TryAdd(plain, isNumber: true);
        }
        else if (type is ColumnType.Date or ColumnType.Timestamp && MomentText.TryRead(text, out var moment)
            && moment is { HasDate: true, Word: 0, IsYearFirst: false })
        {
            _isOpen = true;
            var (dayFirst, monthFirst) = (moment.TryDate(DateOrder.DayMonthYear, out _), moment.TryDate(DateOrder.MonthDayYear, out _));
            if (dayFirst || monthFirst)
            {
                (_canDayFirst, _canMonthFirst) = (_canDayFirst && dayFirst, _canMonthFirst && monthFirst);
            }
        }
    }

    /// <summary>The type with its details.</summary>
    /// <exception cref="ProblemException">400: its dates have two readings, and none was said.</exception>
    public TypeDecision Decide()
    {
        const string reason = "You said so.";
        if (type is ColumnType.Integer or ColumnType.Number)
        {
            var (found, precision, scale, _) = _numbers.Decide(isCounted: true);
            return found == type ? new TypeDecision(type, precision, scale, Reason: reason) : new TypeDecision(type, Reason: reason);
        }

        if (!_isOpen)
        {
            return new TypeDecision(type, Order: options.Order, Reason: reason);
        }

        var order = options.Order
            ?? (_canDayFirst == _canMonthFirst
                ? throw new ProblemException(
                    Problem.Validation("dates", $"The dates of column \"{name}\" can be read as d/m/y or m/d/y. Say which (dates)."))
                : _canDayFirst ? DateOrder.DayMonthYear : DateOrder.MonthDayYear);
        return new TypeDecision(type, Order: order, Reason: reason);
    }
}
