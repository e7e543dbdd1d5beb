using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.Reading;

/// <summary>Finds characters of a text inside the literal that spells it.</summary>
internal static class LiteralText
{
    /// <summary>The place of some characters; the whole expression where it is no literal of one line.</summary>
    public static LocationInfo? Locate(ExpressionSyntax expression, int start, int length)
    {
        if (start < 0 || expression is not LiteralExpressionSyntax literal || Offsets(literal.Token) is not { } offsets)
        {
            return LocationInfo.Of(expression.GetLocation());
        }

        // Nothing to show, as behind the last character: then the character itself, or the quote.
        var from = offsets[Math.Min(start, offsets.Length - 1)];
        var to = Math.Max(offsets[Math.Min(start + length, offsets.Length - 1)], from + 1);
        return LocationInfo.Of(Location.Create(literal.SyntaxTree, TextSpan.FromBounds(literal.SpanStart + from, literal.SpanStart + to)));
    }

    /// <summary>Where each character of the text begins in the token, and where the last ends.</summary>
    private static int[]? Offsets(SyntaxToken token)
    {
        var text = token.Text;
        var isRaw = token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken);
        if (!isRaw && !token.IsKind(SyntaxKind.StringLiteralToken))
        {
            return null;
        }

        var isVerbatim = text[0] == '@';
        var opening = isRaw ? text.TakeWhile(c => c == '"').Count() : isVerbatim ? 2 : 1;
        var offsets = new List<int>();
        for (var i = opening; i < text.Length - (isRaw ? opening : 1);)
        {
            offsets.Add(i);
            i += isRaw || (isVerbatim ? text[i] != '"' : text[i] != '\\') ? 1 : isVerbatim ? 2 : EscapeLength(text, i);
        }

        offsets.Add(text.Length - (isRaw ? opening : 1));
        // Where one escape makes two characters they cannot be counted.
        return offsets.Count == token.ValueText.Length + 1 ? [.. offsets] : null;
    }

    private static int EscapeLength(string text, int start) => text[start + 1] switch
    {
        'u' => 6,
        'U' => 10,
        'x' => 2 + text.Skip(start + 2).Take(4).TakeWhile(Uri.IsHexDigit).Count(),
        _ => 2,
    };
}
