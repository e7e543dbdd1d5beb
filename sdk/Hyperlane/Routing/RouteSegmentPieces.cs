using System.Text;
using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>
/// A segment of several parameters with text between them: <c>{name}.{ext}</c>, <c>v{major}</c>, <c>{id}:cancel</c>. Text is
/// looked for from the right, so that of <c>a.b.txt</c> the extension is <c>txt</c>; no parameter is empty.
/// </summary>
/// <param name="parameters">The parameters, each with the text before it.</param>
/// <param name="end">The text behind the last; empty for none.</param>
/// <param name="ignoresCase">Whether the text, which is in lower case then, compares without the case of ASCII letters.</param>
internal sealed class RouteSegmentPieces(IReadOnlyList<(string Before, RouteSegment Parameter)> parameters, string end,
    bool ignoresCase = false)
    : RouteConstraint(TextOf(parameters, end), FormsOf([.. parameters.Select(one => one.Before), end]))
{
    /// <summary>Whether the text compares without the case of ASCII letters.</summary>
    public bool IgnoresCase { get; } = ignoresCase;

    /// <summary>The parameters.</summary>
    public IReadOnlyList<RouteSegment> Parameters { get; } = [.. parameters.Select(one => one.Parameter)];

    /// <summary>The segment with words in the place of its parameters.</summary>
    /// <param name="parameter">Spells a parameter.</param>
    /// <param name="text">Spells text.</param>
    public string Spell(Func<RouteSegment, string> parameter, Func<string, string> text)
        => string.Concat(parameters.Select(one => text(one.Before) + parameter(one.Parameter))) + text(end);

    /// <summary>The same for a table that ignores case.</summary>
    /// <param name="lower">Writes text in lower case.</param>
    public RouteSegmentPieces IgnoringCase(Func<string, string> lower)
        => new([.. parameters.Select(one => (lower(one.Before), one.Parameter))], lower(end), ignoresCase: true);

    // Where the parameters begin alike, only what is between them tells routes apart.
    private static string TextOf(IReadOnlyList<(string Before, RouteSegment Parameter)> parameters, string end)
        => string.Concat(parameters.Select(one => $"{one.Before}{{{one.Parameter.Constraints.Key}}}")) + end;

    /// <summary>A sign between letters makes something that is neither a word nor a whole number.</summary>
    private static ValueForms FormsOf(string[] texts)
    {
        var forms = ValueForms.Any;
        foreach (var c in string.Concat(texts))
        {
            forms &= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? ~(ValueForms.Integer | ValueForms.Fraction)
                : c is >= '0' and <= '9' ? ~(ValueForms.Word | ValueForms.Truth)
                : ~(ValueForms.Word | ValueForms.Truth | ValueForms.Integer | (c is '-' or '{' or '(' ? 0 : ValueForms.Guid));
        }

        return forms;
    }

#if NET
    /// <summary>How long a segment may be to be folded on the stack.</summary>
    private const int MaxOnStack = 256;

    private readonly byte[][] _before = [.. parameters.Select(one => Encoding.UTF8.GetBytes(one.Before))];
    private readonly ConstraintSet[] _constraints = [.. parameters.Select(one => one.Parameter.Constraints)];
    private readonly byte[] _end = Encoding.UTF8.GetBytes(end);

    /// <inheritdoc />
    public override bool Matches(ReadOnlySpan<byte> value)
    {
        Span<PathRange> ranges = stackalloc PathRange[RoutePattern.MaxParameters];
        return Split(value, ranges);
    }

    /// <summary>Finds the parameters in a value.</summary>
    /// <param name="value">A decoded segment of a path.</param>
    /// <param name="ranges">Where they are in it.</param>
    public bool Split(ReadOnlySpan<byte> value, Span<PathRange> ranges)
    {
        if (!IgnoresCase)
        {
            return Split(value, value, ranges);
        }

        var lower = value.Length <= MaxOnStack ? stackalloc byte[value.Length] : new byte[value.Length];
        Ascii.ToLower(value, lower, out _);
        return Split(value, lower, ranges);
    }

    private bool Split(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded, Span<PathRange> ranges)
    {
        if (!folded.EndsWith(_end) || !folded.StartsWith(_before[0]))
        {
            return false;
        }

        var stop = value.Length - _end.Length;
        for (var i = _before.Length - 1; i >= 0; i--)
        {
            var at = i == 0 ? 0 : folded[..Math.Max(stop, 0)].LastIndexOf(_before[i]);
            var start = at + _before[i].Length;
            if (at < 0 || start >= stop || !_constraints[i].Matches(value[start..stop]))
            {
                return false;
            }

            ranges[i] = new PathRange(start, stop - start);
            stop = at;
        }

        return true;
    }
#endif
}
