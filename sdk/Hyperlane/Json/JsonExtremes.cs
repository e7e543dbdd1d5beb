namespace Hyperlane.Json;

/// <summary>
/// Finds JSON that may have a number beyond its type. System.Text.Json reads <c>1e400</c> as infinity, which nothing can answer with, and
/// <c>1e-29</c> as the decimal zero. Whether one is beyond its type, a <see cref="JsonWalk"/> tells; this is to need none nearly always.
/// </summary>
internal static class JsonExtremes
{
    /// <summary>Of a run of digits twice as long, two bytes are met.</summary>
    private const int Step = 12;

    /// <summary>Whether there are an exponent of two digits, or very many digits in a row. Both may stand in a text, too.</summary>
    public static bool MayHave(ReadOnlySpan<byte> json) => HasExponent(json) || HasManyDigits(json);

    private static bool HasExponent(ReadOnlySpan<byte> json)
    {
        for (int at; (at = json.IndexOfAny((byte)'e', (byte)'E')) >= 0; json = json[(at + 1)..])
        {
            var rest = json[(at + 1)..];
            var digits = rest is [(byte)'+' or (byte)'-', ..] ? rest[1..] : rest;
            if (at > 0 && IsDigit(json[at - 1]) && digits.Length >= 2 && IsDigit(digits[0]) && IsDigit(digits[1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasManyDigits(ReadOnlySpan<byte> json)
    {
        var wasDigit = false;
        for (var i = Step - 1; i < json.Length; i += Step)
        {
            var isDigit = IsDigit(json[i]);
            if (isDigit && wasDigit && !json.Slice(i - Step, Step).ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return true;
            }

            wasDigit = isDigit;
        }

        return false;
    }

    private static bool IsDigit(byte letter) => letter is >= (byte)'0' and <= (byte)'9';
}
