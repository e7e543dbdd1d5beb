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
#if NET
    private const RegexOptions Options
        = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
#else
    // The compiler may run where that option does not exist; it only checks the spelling.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
#endif

    private readonly Regex _regex = new(expression, Options);

#if NET
    protected override bool MatchesText(ReadOnlySpan<char> value) => _regex.IsMatch(value);
#else
    /// <summary>Whether the value fits, for nobody: the generator only wants to know that the expression is one.</summary>
    public bool Matches(string value) => _regex.IsMatch(value);
#endif
}
