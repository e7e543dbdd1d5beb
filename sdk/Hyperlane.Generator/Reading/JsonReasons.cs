using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>
/// Why JSON cannot have values of a type, and what to write instead. System.Text.Json says so only when the app runs, or says nothing.
/// </summary>
internal static class JsonReasons
{
    private const string LeaveOut = "Leave it out, or mark it with [JsonIgnore].";

    // The one interface of sets that System.Text.Json does not make.
    private const string OnlyWritten = "System.Collections.Generic.IReadOnlySet<T>";

    private static readonly string[] Dictionaries =
        ["System.Collections.Generic.IDictionary<TKey, TValue>", "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>"];

    /// <summary>Why neither reading nor writing does; null where both do.</summary>
    public static (string Reason, string Advice)? Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: > 1 } => ("knows no arrays of several dimensions", "Use an array of arrays."),
        INamedTypeSymbol { IsTupleType: true } => ("leaves out fields, which is all that a tuple consists of", "Use a record."),
        { TypeKind: TypeKind.Delegate } => ("has no code", LeaveOut),
        { IsRefLikeType: true } => ("has no spans", "Use an array."),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => ("has no addresses", LeaveOut),
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => ("has no native numbers", "Use long."),
        INamedTypeSymbol named => OfNamed(named),
        _ => null,
    };

    /// <summary>Why nothing of a type can be made of JSON, which can be written nevertheless; null where it can.</summary>
    public static (string Reason, string Advice)? OfReading(ITypeSymbol type)
        => type.OriginalDefinition.ToDisplayString() == OnlyWritten ? ("writes such a set and does not make one", "Use HashSet<T>.")
            : type.IsAbstract && !CanBeChosen(type)
            ? ("does not tell which to make", "Use a record, or name its kinds with [JsonDerivedType].")
            : JsonBodies.Reason(type) is { } reason ? ($"cannot make it: {reason}", "Use a record.")
            : null;

    /// <summary>Whether something can be made of an abstract type: JSON knows what to take, or is told.</summary>
    public static bool CanBeChosen(ITypeSymbol type)
        => HasConverter(type)
            || AttributeReader.Find(type, ValidationNames.JsonDerivedType) is not null
            || type.ContainingNamespace?.ToDisplayString() == "System.Text.Json.Nodes"
            || (type.TypeKind == TypeKind.Interface && type.OriginalDefinition.ToDisplayString() != OnlyWritten
                && TypeWalk.IsOfSystem((INamedTypeSymbol)type)
                && type.AllInterfaces.Append(type).Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable));

    /// <summary>Whether somebody else reads and writes it.</summary>
    public static bool HasConverter(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
    {
        var type = attribute.AttributeClass;
        while (type is not null && type.ToDisplayString() != ValidationNames.JsonConverter)
        {
            type = type.BaseType;
        }

        return type is not null;
    });

    private static (string Reason, string Advice)? OfNamed(INamedTypeSymbol type)
        => IsOf(type, "System.IO.Stream") ? ("has no streams", LeaveOut)
            : IsOf(type, "System.Reflection.MemberInfo") ? ("has no types of .NET", "Use its name.")
            : IsOf(type, "System.Threading.Tasks.Task") || type.OriginalDefinition.ToDisplayString() is "System.Threading.Tasks.ValueTask"
            or "System.Threading.Tasks.ValueTask<TResult>" ? ("does not wait for tasks", "Await it, and use its result.")
            : IsOf(type, "System.Exception") ? ("has no exceptions", "Use its message.")
            : type.ToDisplayString() == "System.Threading.CancellationToken" ? ("has no tokens", LeaveOut)
            : JsonStrangers.Of(type) is { } stranger ? stranger
            : KeyOf(type) is { TypeKind: not TypeKind.Enum } key && !TypeWalk.IsOfSystem(key) && !HasConverter(key)
            ? ($"has no keys of {key.ToText()}", "Use text, a number or an enum as the key, or a list of records.")
            : null;

    private static INamedTypeSymbol? KeyOf(INamedTypeSymbol type)
        => type.AllInterfaces.Prepend(type)
            .FirstOrDefault(one => Dictionaries.Contains(one.OriginalDefinition.ToDisplayString()))?.TypeArguments[0] as INamedTypeSymbol;

    private static bool IsOf(ITypeSymbol? type, string name)
    {
        while (type is not null && type.OriginalDefinition.ToDisplayString() != name)
        {
            type = type.BaseType;
        }

        return type is not null;
    }
}
