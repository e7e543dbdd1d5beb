namespace Hyperlane.Generator.Reading;

/// <summary>
/// What the expression of a <c>regex(...)</c> constraint may not have. The server runs it without backtracking, and
/// refuses such an expression when the app starts; the compiler may run where there is no such thing to ask.
/// </summary>
internal static class ExpressionChecks
{
    private const string Word = ":regex(";

    private static readonly (string Written, string Name)[] Groups =
    [
        ("(?=", "look-ahead"),
        ("(?!", "look-ahead"),
        ("(?<=", "look-behind"),
        ("(?<!", "look-behind"),
        ("(?>", "atomic groups"),
        ("(?(", "conditions"),
    ];

    /// <summary>The first thing in a pattern that no expression may have, and what to do about it.</summary>
    public static (int Start, int Length, string Advice)? Find(string pattern)
    {
        for (var start = pattern.IndexOf(Word, StringComparison.Ordinal); start >= 0; start = pattern.IndexOf(Word, start + 1,
            StringComparison.Ordinal))
        {
            if (InExpression(pattern, start + Word.Length) is var (place, length, name))
            {
                return (place, length, $"The expression of 'regex' runs without backtracking, so that its time is limited, and has no {name}. Write it without '{pattern.Substring(place, length)}'.");
            }
        }

        return null;
    }

    private static (int Start, int Length, string Name)? InExpression(string pattern, int position)
    {
        var isInClass = false;
        for (var depth = 1; position < pattern.Length && depth > 0; position++)
        {
            var c = pattern[position];
            if (c == '\\' && position + 1 < pattern.Length)
            {
                if (!isInClass && Escape(pattern[position + 1]) is { } escape)
                {
                    return (position, 2, escape);
                }

                position++;
                continue;
            }

            isInClass = isInClass ? c != ']' : c == '[';
            if (!isInClass && Array.Find(Groups, group => string.CompareOrdinal(pattern, position, group.Written, 0,
                group.Written.Length) == 0) is { Written: { } written, Name: var name })
            {
                return (position, written.Length, name);
            }

            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return null;
    }

    private static string? Escape(char c) => c switch
    {
        >= '1' and <= '9' or 'k' => "back-references",
        'G' => "contiguous matches",
        _ => null,
    };
}
