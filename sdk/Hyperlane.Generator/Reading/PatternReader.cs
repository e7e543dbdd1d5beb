using Hyperlane.Generator.Models;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>
/// Reads the pattern of an endpoint and the prefix of its class with the router's own parser, and finds the place in the source where one
/// goes wrong.
/// </summary>
internal sealed class PatternReader(Mistakes mistakes, CancellationToken stop)
{
    /// <summary>The parameters of the whole path.</summary>
    public IReadOnlyList<RouteSegment> Read(AttributeData? route, AttributeData verb)
    {
        var prefix = route is null ? "" : AttributeReader.Text(route);
        var pattern = AttributeReader.Pattern(verb);
        var start = prefix.TrimEnd('/').Length;
        if (!IsUnderstood(prefix, route, 0) || !IsUnderstood(pattern, verb, 0))
        {
            return [];
        }

        // Only together do they show two parameters of one name.
        return IsUnderstood(RoutePattern.Join(prefix, pattern), verb, start, out var whole)
            ? whole!.Parameters
            : [];
    }

    /// <summary>The place of some characters of a pattern, inside the literal if it is one.</summary>
    public LocationInfo? Locate(AttributeData? attribute, int start, int length)
    {
        var syntax = AttributeReader.Syntax(attribute, stop);
        if (attribute is null || AttributeReader.Argument(attribute, AttributeReader.PatternNumber(attribute)) is not { } expression)
        {
            return LocationInfo.Of(syntax?.GetLocation());
        }

        return LiteralText.Locate(expression, start, length);
    }

    /// <summary>Where a parameter stands in a pattern, with its braces; -1 where it does not.</summary>
    public static (int Start, int Length) Find(string pattern, string name)
    {
        for (var start = pattern.IndexOf('{'); start >= 0; start = pattern.IndexOf('{', start + 1))
        {
            var from = start + (pattern.Substring(start).StartsWith("{*", StringComparison.Ordinal) ? 2 : 1);
            if (string.CompareOrdinal(pattern, from, name, 0, name.Length) == 0 && pattern.Length > from + name.Length
                && pattern[from + name.Length] is ':' or '}' or '?' or '=')
            {
                return (start, End(pattern, from) - start);
            }
        }

        return (-1, 0);
    }

    // In the parentheses of a constraint a brace stands for itself.
    private static int End(string pattern, int position)
    {
        for (var depth = 0; position < pattern.Length
            && (depth > 0 || pattern[position] != '}'); position += pattern[position] == '\\' ? 2 : 1)
        {
            depth += pattern[position] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return Math.Min(position + 1, pattern.Length);
    }

    private bool IsUnderstood(string pattern, AttributeData? attribute, int before) => IsUnderstood(pattern, attribute, before, out _);

    private bool IsUnderstood(string pattern, AttributeData? attribute, int before, out RoutePattern? read)
    {
        read = pattern.Length == 0 ? null : Parse(pattern, (start, length) => Locate(attribute, start - before, length), mistakes);
        return read is not null || pattern.Length == 0;
    }

    /// <summary>Reads a pattern; null, and a mistake at its place, where it cannot be understood.</summary>
    public static RoutePattern? Parse(string pattern, Func<int, int, LocationInfo?> locate, Mistakes mistakes)
    {
        try
        {
            var read = RoutePattern.Parse(pattern);
            if (ExpressionChecks.Find(pattern) is not { } found)
            {
                return read;
            }

            mistakes.Add(Diagnostics.BadPattern, locate(found.Start, found.Length), pattern, found.Advice);
            return null;
        }
        catch (RoutePatternException error)
        {
            var end = pattern.IndexOf('/', Math.Min(error.Position + 1, pattern.Length));
            var length = (end < 0 ? pattern.Length : end) - error.Position;
            mistakes.Add(Diagnostics.BadPattern, locate(error.Position, length), pattern, error.Advice);
            return null;
        }
    }
}
