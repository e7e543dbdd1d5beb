using System.Text;
using Hyperlane.Routing.Constraints;

namespace Hyperlane.Routing;

/// <summary>
/// A segment of several parameters with text between them: <c>{name}.{ext}</c>, <c>v{major}</c>, <c>{id}:cancel</c>. Text is
/// looked for from the right, so that of <c>a.b.txt</c> the extension is <c>txt</c>; no parameter is empty.
/// </summary>
/// <param name="parameters">The parameters, each with the text before it.</param>
/// <param name="end">The text behind the last; empty for none.</param>
internal sealed class RouteSegmentPieces(IReadOnlyList<(string Before, RouteSegment Parameter)> parameters, string end)
    : RouteConstraint(TextOf(parameters, end), FormsOf([.. parameters.Select(one => one.Before), end]))
{
    /// <summary>The parameters.</summary>
    public IReadOnlyList<RouteSegment> Parameters { get; } = [.. parameters.Select(one => one.Parameter)];

    /// <summary>The segment with words in the place of its parameters.</summary>
    /// <param name="parameter">Spells a parameter.</param>
    /// <param name="text">Spells text.</param>
    public string Spell(Func<RouteSegment, string> parameter, Func<string, string> text)
        => string.Concat(parameters.Select(one => text(one.Before) + parameter(one.Parameter))) + text(end);

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
        if (!value.EndsWith(_end) || !value.StartsWith(_before[0]))
        {
            return false;
        }

        var stop = value.Length - _end.Length;
        for (var i = _before.Length - 1; i >= 0; i--)
        {
            var at = i == 0 ? 0 : value[..Math.Max(stop, 0)].LastIndexOf(_before[i]);
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
