using System.Text;

namespace Hyperlane.Data;

/// <summary>The English name of a month, whole or of three letters.</summary>
internal readonly struct MonthName
{
    private static readonly string[] Names =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The month, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>Whether it is written in small letters.</summary>
    public bool IsLower { get; private init; }

    /// <summary>Whether it is written in capital letters.</summary>
    public bool IsUpper { get; private init; }

    /// <summary>Whether it is written out. May is both.</summary>
    public bool IsSpelled { get; private init; }

    /// <summary>Reads one: <c>Jan</c>, <c>JAN</c>, <c>jan</c>, <c>January</c>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out MonthName name)
    {
        name = default;
        Span<byte> lower = stackalloc byte[16];
        if (text.Length is < 3 or > 16 || Ascii.ToLower(text, lower, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        lower = lower[..text.Length];
        for (var month = 0; month < 12; month++)
        {
            var isWhole = Ascii.Equals(lower, Names[month]);
            if (isWhole || (text.Length == 3 && Ascii.Equals(lower, Names[month].AsSpan(0, 3))))
            {
                var isLower = text.SequenceEqual(lower);
                var isTitle = !isLower && text[1..].SequenceEqual(lower[1..]);
                name = new MonthName
                {
                    Number = month + 1,
                    IsLower = isLower,
                    IsUpper = !isLower && !isTitle,
                    IsSpelled = isWhole
                        && text.Length != 3
                };
                return isTitle || isLower || !text.ContainsAnyInRange((byte)'a', (byte)'z');
            }
        }

        return false;
    }
}
