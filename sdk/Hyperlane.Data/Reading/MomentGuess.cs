namespace Hyperlane.Data;

/// <summary>
/// Whether all values of a column are dates, times or both, and in which order day and month stand. Where the values leave two readings,
/// none is taken: 01/02/2024 is a day in January to one reader and a day in February to another.
/// </summary>
internal sealed class MomentGuess
{
    private MomentText _first;
    private bool _hasFirst;
    private bool _canDayFirst = true;
    private bool _canMonthFirst = true;
    private bool _canYearFirst = true;
    private bool _hasZero;
    private bool _hasNone;
    private int _leastDigits = int.MaxValue;
    private int _maxDigits = -1;
    private bool _hasTrailingZero;

    /// <summary>What separates the numbers of its dates.</summary>
    public char Separator => _first.Separator;

    /// <summary>Whether the offset of all values from UTC is said, and is another than none.</summary>
    public int? Offset => _first.Offset;

    /// <summary>Adds a value.</summary>
    /// <returns>Whether it is written as those before it.</returns>
    public bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (!MomentText.TryRead(text, out var moment))
        {
            return false;
        }

        if (!_hasFirst)
        {
            _first = moment;
        }
        else if (moment.HasDate != _first.HasDate || moment.HasTime != _first.HasTime || moment.Style != _first.Style
            || moment.Offset != _first.Offset
            || (moment.Clock.Digits < 0) != (_first.Clock.Digits < 0) || moment.Clock.Half != _first.Clock.Half)
        {
            return false;
        }

        if ((moment.HasZero && _hasNone) || (moment.HasNone && _hasZero) || (moment.HasZero && moment.HasNone))
        {
            return false; // 01.2.2024 beside 1.02.2024
        }

        if (moment.HasTime && moment.Clock.Digits >= 0)
        {
            var (least, most, zero) = (Math.Min(_leastDigits, moment.Clock.Digits), Math.Max(_maxDigits, moment.Clock.Digits),
                _hasTrailingZero || moment.Clock.HasTrailingZero);
            if (zero && least != most)
            {
                return false; // 12:00:00.5 beside 12:00:00.50
            }

            (_leastDigits, _maxDigits, _hasTrailingZero) = (least, most, zero);
        }

        if (moment.HasDate)
        {
            var dayFirst = _canDayFirst && moment.TryDate(DateOrder.DayMonthYear, out _);
            var monthFirst = _canMonthFirst && moment.TryDate(DateOrder.MonthDayYear, out _);
            var yearFirst = _canYearFirst && (moment.IsShort || moment.IsYearFirst) && moment.TryDate(DateOrder.YearMonthDay, out _);
            if (!dayFirst && !monthFirst && !yearFirst)
            {
                return false;
            }

            (_canDayFirst, _canMonthFirst, _canYearFirst) = (dayFirst, monthFirst, yearFirst);
        }

        (_hasZero, _hasNone, _hasFirst) = (_hasZero || moment.HasZero, _hasNone || moment.HasNone, true);
        return true;
    }

    /// <summary>Adds a date or time that the file itself says is one. How it is written is no matter.</summary>
    /// <returns>Whether it is of the kind of those before it. A date beside others with times is one at midnight.</returns>
    public bool TryAddValue(ReadOnlySpan<byte> text)
    {
        if (!MomentText.TryRead(text, out var moment) || (_hasFirst && moment.HasDate != _first.HasDate))
        {
            return false;
        }

        _first = _hasFirst && _first.HasTime ? _first : moment;
        _hasFirst = true;
        return true;
    }

    /// <summary>The type, if the values were read in one of the orders.</summary>
    public ColumnType Type => !_first.HasDate ? ColumnType.Time : _first.HasTime ? ColumnType.Timestamp : ColumnType.Date;

    /// <summary>In which orders all dates can be read.</summary>
    public IReadOnlyList<DateOrder> Orders
        => !_first.HasDate || _first.IsYearFirst || _first.Word > 0 ? [DateOrder.YearMonthDay]
            : [
                .. _canDayFirst ? [DateOrder.DayMonthYear] : (DateOrder[])[],
                .. _canMonthFirst ? [DateOrder.MonthDayYear] : (DateOrder[])[],
                .. _first.IsShort && _canYearFirst ? [DateOrder.YearMonthDay] : (DateOrder[])[],
            ];

    /// <summary>Whether they are months, each of which is kept as its first day.</summary>
    public bool IsMonth => _first.IsMonth;

    /// <summary>Whether years have two digits: then the century is a guess, too.</summary>
    public bool IsShort => _first.IsShort;
}
