using Hyperlane.Generator.Checking;
using Hyperlane.Generator.Models;
using Hyperlane.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads the pattern of an endpoint and the prefix of its class with the router's own parser, and finds the place in the source where one goes wrong.</summary>
internal sealed class PatternReader(Mistakes mistakes, CancellationToken stop)
{
    /// <summary>The parameters of the whole path.</summary>
    public IReadOnlyList<RouteSegment> Read(AttributeData? route, AttributeData verb)
    {
        var prefix = route is null ? "" : AttributeReader.Text(route);
        var pattern = AttributeReader.Text(verb);
        var start = prefix.TrimEnd('/').Length;
        if (!IsUnderstood(prefix, route, 0) || !IsUnderstood(pattern, verb, 0))
        {
            return [];
        }

        // Only together do they show two parameters of one name.
        return IsUnderstood(RoutePattern.Join(prefix, pattern), verb, start, out var whole)
            ? [.. whole!.Segments.Where(segment => segment.IsParameter)]
            : [];
    }

    /// <summary>The place of some characters of a pattern, inside the literal if it is one.</summary>
    public LocationInfo? Locate(AttributeData? attribute, int start, int length)
    {
        var syntax = AttributeReader.Syntax(attribute, stop);
        if (syntax?.ArgumentList?.Arguments.FirstOrDefault()?.Expression is not { } expression)
        {
            return LocationInfo.Of(syntax?.GetLocation());
        }

        if (expression is not LiteralExpressionSyntax literal || Opening(literal.Token) is not { } opening || start < 0)
        {
            return LocationInfo.Of(expression.GetLocation());
        }

        var span = new TextSpan(literal.SpanStart + opening + start, Math.Max(length, 1));
        return LocationInfo.Of(Location.Create(literal.SyntaxTree, span));
    }

    private bool IsUnderstood(string pattern, AttributeData? attribute, int before) => IsUnderstood(pattern, attribute, before, out _);

    private bool IsUnderstood(string pattern, AttributeData? attribute, int before, out RoutePattern? read)
    {
        read = null;
        try
        {
            read = pattern.Length == 0 ? null : RoutePattern.Parse(pattern);
            return true;
        }
        catch (RoutePatternException error)
        {
            var end = pattern.IndexOf('/', Math.Min(error.Position + 1, pattern.Length));
            var length = (end < 0 ? pattern.Length : end) - error.Position;
            mistakes.Add(Diagnostics.BadPattern, Locate(attribute, error.Position - before, length), pattern, error.Advice);
            return false;
        }
    }

    /// <summary>How many characters stand before the text of a literal; null where escapes make its characters uncountable.</summary>
    private static int? Opening(SyntaxToken token)
    {
        var quotes = token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) ? token.Text.TakeWhile(c => c == '"').Count() : 1;
        var opening = token.Text.StartsWith("@", StringComparison.Ordinal) ? 2 : quotes;
        return token.Text.Length == opening + token.ValueText.Length + quotes ? opening : null;
    }
}
