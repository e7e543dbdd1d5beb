using System.Text.RegularExpressions;

namespace Hyperlane.Routing.Constraints;

/// <summary>
/// <c>regex(...)</c>: the expression matches somewhere in the value, without regard to case; <c>^</c>
/// and <c>$</c> tie it to the ends.
/// </summary>
/// <remarks>
/// A path comes from anybody, so the expression runs without backtracking: its time is linear in the
/// length of the value. The price is that look-around and back-references are not available.
/// </remarks>
internal sealed class RegexConstraint(string expression) : TextConstraint($"regex({expression})", ValueForms.Any)
{
    private const RegexOptions Options
        = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private readonly Regex _regex = new(expression, Options);

    protected override bool MatchesText(ReadOnlySpan<char> value) => _regex.IsMatch(value);
}
