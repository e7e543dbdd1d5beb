using Hyperlane.Generator.Models;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads the attributes that limit the length of text and the size of collections.</summary>
internal sealed class ValidationLengths(Compilation compilation)
{
    private static readonly IReadOnlyList<string> Counts = ["Count", "Length"];

    /// <summary>The rule; null where only the attribute itself can tell, one without words where nothing is asked.</summary>
    public ValidationRule? Read(string name, AttributeData attribute, ITypeSymbol type)
    {
        var isText = type.SpecialType == SpecialType.System_String;
        if (Count(type) is not { } count || (name == "StringLengthAttribute" && !isText))
        {
            return null;
        }

        var numbers = attribute.ConstructorArguments.Select(argument => argument.Value as int? ?? 0).ToArray();
        var minimum = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "MinimumLength").Value.Value as int? ?? 0;
        return name switch
        {
            "StringLengthAttribute" => Rule(count, isText, minimum, numbers[0], [numbers[0], minimum]),
            "MinLengthAttribute" => Rule(count, isText, numbers[0], null, [numbers[0]]),
            "LengthAttribute" => Rule(count, isText, numbers[0], numbers[1], [numbers[0], numbers[1]]),
            // Without a number, or with -1, it is a word to databases only.
            _ when numbers is [] or [-1] =>
                new(ValidationKind.Condition, EquatableArray<string>.Empty, "", null, EquatableArray<string>.Empty),
            _ => Rule(count, isText, 0, numbers[0], [numbers[0]]),
        };
    }

    private static ValidationRule Rule(string count, bool isText, int least, int? most, int[] told)
    {
        var condition = isText ? OfText(least, most) : (least, most) switch
        {
            ( > 0, { } end) => $"{{0}}.{count} is < {least} or > {end}",
            (_, { } end) => $"{{0}}.{count} > {end}",
            _ => $"{{0}}.{count} < {least}",
        };
        var verb = isText ? "Must have" : "Must hold";
        var noun = isText ? "character" : "item";
        var words = (least, most) switch
        {
            (_, { } end) when end == least => $"{verb} exactly {Several(end, noun)}.",
            ( > 0, { } end) => $"{verb} {least} to {Several(end, noun)}.",
            (_, { } end) => $"{verb} at most {Several(end, noun)}.",
            _ => $"{verb} at least {Several(least, noun)}.",
        };
        return new(ValidationKind.Condition, new[] { condition }.ToEquatable(), words, null, told.Select(number => $"{number}")
            .ToEquatable());
    }

    /// <summary>
    /// Text is as long as it has characters, as JSON Schema counts (§6.3.1), and not as it has units of UTF-16. There are never more
    /// characters than units, and at least half as many, so hardly any text has to be counted.
    /// </summary>
    private static string OfText(int least, int? most)
    {
        var isShort = $"({{0}}.Length < {2L * least} && Formats.CharactersOf({{0}}) < {least})";
        var isLong = $"({{0}}.Length > {most} && Formats.CharactersOf({{0}}) > {most})";
        return most is null ? isShort : least > 0 ? $"({isShort} || {isLong})" : isLong;
    }

    private static string Several(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>The property that counts; null where there is none.</summary>
    private string? Count(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol || type.SpecialType == SpecialType.System_String)
        {
            return "Length";
        }

        return Counts.FirstOrDefault(name => Types(type).Any(one => one.GetMembers(name).Any(IsCount)));
    }

    private bool IsCount(ISymbol member)
        => member is IPropertySymbol { IsStatic: false, Type.SpecialType: SpecialType.System_Int32, GetMethod: { } get }
            && compilation.IsSymbolAccessibleWithin(get, compilation.Assembly);

    private static IEnumerable<ITypeSymbol> Types(ITypeSymbol type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            yield return one;
        }

        // What an interface inherits can be called on it; what a class implements may be explicit.
        foreach (var inherited in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
        {
            yield return inherited;
        }
    }
}
