using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hyperlane.Generator.Checking;

/// <summary>Whether there is a value that keeps the limits of an attribute.</summary>
internal static class LimitChecks
{
    public static void Check(ISymbol symbol, ITypeSymbol type, AttributeData attribute, Mistakes mistakes)
    {
        if (Found(attribute, type) is not var (place, reason, advice, isSwapped))
        {
            return;
        }

        var name = SourceChecks.ShortName(attribute);
        mistakes.Add(Diagnostics.BadLimits, place ?? LocationInfo.Of(attribute.ApplicationSyntaxReference), name, symbol.Name, reason,
            advice, isSwapped ? "swap" : "");
    }

    private static (LocationInfo? Place, string Reason, string Advice, bool IsSwapped)? Found(AttributeData attribute, ITypeSymbol type)
    {
        var numbers = attribute.ConstructorArguments.Select(
            argument => argument.Kind == TypedConstantKind.Primitive ? argument.Value as int? : null).ToArray();
        switch (SourceChecks.ShortName(attribute))
        {
            case "Range":
                return RangeChecks.Find(attribute, type);
            case "AllowedValues" when attribute.ConstructorArguments is [
            {
                IsNull: false, Kind: TypedConstantKind.Array,
                Values.Length: 0
            }]:
                return (null, "it allows none", "Name the values that are allowed.", false);
            case "MaxLength" when numbers is [0 or < -1]:
                return (At(attribute, 0), $"nothing has a length of at most {numbers[0]}", "Write a length above 0.", false);
            case "MinLength" when numbers is [< 0]:
                return (At(attribute, 0), $"nothing has a length of {numbers[0]}", "Write a length of 0 or more.", false);
            case "StringLength" when numbers is [{ } most]:
                var least = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "MinimumLength").Value.Value as int? ?? 0;
                return Lengths(attribute, least, most, AttributeReader.Argument(attribute, -1, "MinimumLength"),
                    AttributeReader.Argument(attribute, 0), $"[StringLength({least}, MinimumLength = {most})]");
            case "Length" when numbers is [{ } from, { } to]:
                return Lengths(attribute, from, to, AttributeReader.Argument(attribute, 0), AttributeReader.Argument(attribute, 1),
                    $"[Length({to}, {from})]");
            case "RegularExpression" when attribute.NamedArguments.FirstOrDefault(
                argument => argument.Key == "MatchTimeoutInMilliseconds").Value.Value is 0 or (int and < -1):
                return (LocationInfo.Of(AttributeReader.Argument(attribute, -1, "MatchTimeoutInMilliseconds")?.GetLocation()),
                    "no pattern runs in so little time", "Write a time above 0, in milliseconds.", false);
            default:
                return null;
        }
    }

    private static (LocationInfo? Place, string Reason, string Advice, bool IsSwapped)? Lengths(
        AttributeData attribute, int least, int most, ExpressionSyntax? atLeast, ExpressionSyntax? atMost, string better)
        => least < 0 ? (LocationInfo.Of(atLeast?.GetLocation()), $"nothing has a length of {least}", "Write a length of 0 or more.", false)
            : most < 0 ? (LocationInfo.Of(atMost?.GetLocation()), $"nothing has a length of {most}", "Write a length of 0 or more.", false)
            : least > most ? (Between(attribute), $"no length is at least {least} and at most {most}", $"Write {better}.", true)
            : null;

    /// <summary>The place of an argument.</summary>
    public static LocationInfo? At(AttributeData attribute, int number)
        => LocationInfo.Of(AttributeReader.Argument(attribute, number)?.GetLocation());

    /// <summary>The place of all that stands in the parentheses, from an argument on.</summary>
    public static LocationInfo? Between(AttributeData attribute, int first = 0)
        => AttributeReader.Syntax(attribute, default)?.ArgumentList is { Arguments: { Count: > 0 } arguments } list
            && first < arguments.Count
            ? LocationInfo.Of(Location.Create(list.SyntaxTree, TextSpan.FromBounds(arguments[first].SpanStart, arguments.Last().Span.End)))
            : null;
}
