using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>Whether JSON can have what an endpoint reads or answers, down to the last member.</summary>
/// <param name="isRead">Whether it is read.</param>
/// <param name="mistakes">Where to tell.</param>
/// <param name="compilation">The project.</param>
internal sealed class JsonShapes(bool isRead, Mistakes mistakes, Compilation compilation)
{
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Stack<(string Subject, ISymbol Place, ITypeSymbol Type)> _open = new();

    /// <summary>Checks a body.</summary>
    public static void CheckBody(ISymbol symbol, ITypeSymbol declared, Mistakes mistakes, Compilation compilation)
    {
        var type = ValueReader.WithoutNull(declared);
        var shapes = new JsonShapes(isRead: true, mistakes, compilation);

        // That it cannot be made is told by mistakes of their own.
        foreach (var part in Parts(type))
        {
            shapes.Look($"'{symbol.Name}' is {type.ToText()}", symbol, part, canBeUnmade: ReferenceEquals(part, type));
        }

        shapes.Walk(symbol);
    }

    /// <summary>Checks an answer.</summary>
    public static void CheckAnswer(IMethodSymbol method, ITypeSymbol answered, Mistakes mistakes, Compilation compilation)
    {
        var shapes = new JsonShapes(isRead: false, mistakes, compilation);
        shapes._open.Push(($"{method.Name} returns {method.ReturnType.ToText()}", method, answered));
        shapes.Walk(method);
    }

    private void Walk(ISymbol root)
    {
        while (_open.Count > 0)
        {
            var (subject, place, type) = _open.Pop();
            foreach (var part in Parts(type))
            {
                // A member of another assembly cannot be underlined.
                Look(subject, place.Locations.Any(one => one.IsInSource) ? place : root, part, canBeUnmade: false);
            }
        }
    }

    private void Look(string subject, ISymbol place, ITypeSymbol type, bool canBeUnmade)
    {
        if (JsonReasons.HasConverter(type))
        {
            // Of an enum it may go unused: converters of the app come first.
            Tell(type.TypeKind == TypeKind.Enum ? null : JsonConverters.Of(type, type), type.Name, type, place);
            return;
        }

        if ((JsonReasons.Of(type) ?? (isRead && !canBeUnmade ? JsonReasons.OfReading(type) : null)) is var (reason, advice))
        {
            mistakes.Add(Diagnostics.JsonShape, LocationInfo.Of(place), $"{subject}, and JSON {reason}", advice);
        }
        else if (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named
            && !TypeWalk.IsOfSystem(named) && !IsCollection(named) && _seen.Add(named))
        {
            Open(named, place);
        }
    }

    private void Open(INamedTypeSymbol type, ISymbol place)
    {
        foreach (var (wrong, what, advice, surplus) in JsonContradictions.Of(type))
        {
            mistakes.Add(Diagnostics.JsonShape, LocationInfo.Of(wrong.Locations.Any(one => one.IsInSource) ? wrong : place),
                $"{what}, which System.Text.Json refuses when the app runs", advice, surplus);
        }

        foreach (var field in JsonFields.LeftOut(type, compilation))
        {
            mistakes.Add(Diagnostics.JsonShape, LocationInfo.Of(field),
                $"'{field.ContainingType.Name}.{field.Name}' is a public field, and JSON leaves fields out",
                "Make it a property, or mark it with [JsonInclude].");
        }

        var names = new Dictionary<string, ISymbol>(StringComparer.OrdinalIgnoreCase);
        foreach (var (member, held) in Members(type))
        {
            var name = ValidationMembers.RequestName(member) ?? SymbolText.ToCamelCase(member.Name);
            if (names.TryGetValue(name, out var other))
            {
                var at = member.Locations.Any(one => one.IsInSource) ? member : place;
                mistakes.Add(Diagnostics.JsonShape, LocationInfo.Of(at),
                    $"'{type.Name}.{member.Name}' is called \"{name}\" in JSON, and so is '{other.Name}', which System.Text.Json refuses when the app runs", "Give one another name with [JsonPropertyName].");
                continue;
            }

            names.Add(name, member);
            Tell(JsonConverters.Of(member, held), $"{type.Name}.{member.Name}", member, place);
            Tell(JsonNumbers.Of(member, held), $"{type.Name}.{member.Name}", member, place);
            if (!JsonReasons.HasConverter(member)
                && (!isRead || member is not IPropertySymbol property || ValidationMembers.IsSet(property, type)))
            {
                _open.Push(($"'{type.Name}.{member.Name}' is {held.ToText()}", member, held));
            }
        }

        foreach (var derived in TypeWalk.Derived(type).Where(derived => !SymbolEqualityComparer.Default.Equals(derived, type)))
        {
            _open.Push(($"{derived.Name} is one of the kinds of {type.Name}", derived, derived));
        }
    }

    private void Tell((string What, string Advice, string Surplus)? wrong, string subject, ISymbol symbol, ISymbol otherwise)
    {
        if (wrong is var (what, advice, surplus))
        {
            mistakes.Add(Diagnostics.JsonShape, LocationInfo.Of(symbol.Locations.Any(one => one.IsInSource) ? symbol : otherwise),
                $"'{subject}' {what}, which System.Text.Json refuses when the app runs", advice, surplus);
        }
    }

    private IEnumerable<(ISymbol Member, ITypeSymbol Type)> Members(INamedTypeSymbol type)
        => ValidationMembers.Properties(type).Select(property => ((ISymbol)property, property.Type))
            .Concat(ValidationMembers.Fields(type).Select(field => ((ISymbol)field, field.Type)))
            .Where(member => !ValidationMembers.IsIgnored(member.Item1, isRead));

    /// <summary>JSON sees items in it, and no members.</summary>
    private static bool IsCollection(INamedTypeSymbol type)
        => type.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable);

    /// <summary>A type, and those of its items and of its type arguments.</summary>
    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type)
    {
        var bare = ValueReader.WithoutNull(type);
        var inner = bare is IArrayTypeSymbol array ? [array.ElementType]
            : bare is INamedTypeSymbol { IsTupleType: false } named && TypeWalk.IsOfSystem(named) && named.DelegateInvokeMethod is null
            ? named.TypeArguments
            : [];
        return inner.SelectMany(Parts).Prepend(bare);
    }
}
