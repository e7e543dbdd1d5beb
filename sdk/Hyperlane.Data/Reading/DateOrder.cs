namespace Hyperlane.Data;

/// <summary>The order of day, month and year in a date.</summary>
internal enum DateOrder
{
    /// <summary>2024-12-31, and other forms with the year first.</summary>
    YearMonthDay,

    /// <summary>31.12.2024</summary>
    DayMonthYear,

    /// <summary>12/31/2024</summary>
    MonthDayYear,
}
