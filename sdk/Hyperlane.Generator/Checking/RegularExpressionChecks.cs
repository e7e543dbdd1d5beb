using System.Globalization;
using System.Text.RegularExpressions;
using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>
/// Whether .NET can read the pattern of <c>[RegularExpression]</c>: otherwise the first request that it is asked of ends with 500.
/// </summary>
internal static class RegularExpressionChecks
{
    private const string Advice = " Write a backslash before a sign that stands for itself.";

    /// <summary>How .NET says where a pattern goes wrong. Where it does not, the whole pattern is shown.</summary>
    private static readonly Regex Place = new(@" at offset (\d+)\. (.*)$", RegexOptions.Singleline);

    public static void Check(AttributeData attribute, Mistakes mistakes)
    {
        var pattern = AttributeReader.Text(attribute);
        if (AttributeReader.Argument(attribute, 0) is not { } written || attribute.ConstructorArguments is not [{ Value: string }]
            || Reason(pattern) is not var (start, reason))
        {
            return;
        }

        mistakes.Add(Diagnostics.BadExpression, LiteralText.Locate(written, start, 1), pattern, reason);
    }

    private static (int Start, string Reason)? Reason(string pattern)
    {
        if (pattern.Length == 0)
        {
            return (-1, "it is empty. Remove it, or write what the text must look like.");
        }

        try
        {
            _ = new Regex(pattern);
            return null;
        }
        catch (ArgumentException error)
        {
            // The reader stops behind the sign that it cannot take.
            return Place.Match(error.Message) is { Success: true } place
                ? (Math.Max(0, int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) - 1), place.Groups[2].Value + Advice)
                : (-1, error.Message + Advice);
        }
    }
}
