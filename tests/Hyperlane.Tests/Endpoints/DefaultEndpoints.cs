using System.Globalization;
using Hyperlane.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace Hyperlane.Tests.Endpoints;

/// <summary>Defaults of every kind, of services that the app has not.</summary>
public sealed class DefaultEndpoints(
    IFormatProvider? none = null,
    int number = -5,
    long least = long.MinValue,
    ulong most = ulong.MaxValue,
    byte small = 255,
    sbyte below = -128,
    nint native = 7,
    char letter = '\'',
    char line = '\u2028',
    string text = "a\"b\\c\r\n\t\u0085\u2028{0}",
    string emoji = "\U0001F680 ü",
    string? nothing = null,
    bool flag = true,
    float single = 1.5e-10f,
    float infinite = float.NegativeInfinity,
    double real = 0.1,
    double unknown = double.NaN,
    double negativeZero = -0.0,
    decimal price = 79228162514264337593543950335m,
    decimal exact = 1.10m,
    DayOfWeek day = DayOfWeek.Friday,
    DayOfWeek undeclared = (DayOfWeek)42,
    DayOfWeek? maybe = DayOfWeek.Monday,
    int? size = 3,
    int? absent = null,
    Guid id = default,
    DateOnly date = default,
    [FromKeyedServices("limit")] long keyed = 10)
{
    /// <summary>All of them, as they read.</summary>
    [Get("/defaults/constructor")]
    public string All() => string.Join('|', new object?[]
    {
        none, number, least, most, small, below, native, letter, line, text, emoji, nothing, flag, single, infinite, real, unknown,
        negativeZero, price, exact,
        day, undeclared, maybe, size, absent, id, date, keyed,
    }.Select(value => value is null ? "null" : $"{value.GetType().Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}"));

    /// <summary>The same of parameters.</summary>
    [Get("/defaults/parameters")]
    public static string Parameters(
        [FromServices] string text = "d\"\u2029",
        [FromServices] double unknown = double.NaN,
        [FromServices] DayOfWeek undeclared = (DayOfWeek)42,
        [FromServices] int? size = 3,
        [FromServices] IFormatProvider? none = null,
        [FromServices] Guid id = default)
        => string.Create(CultureInfo.InvariantCulture, $"{text}|{unknown}|{undeclared}|{size}|{none is null}|{id}");
}
