using Hyperlane.Generator.Models;
using Hyperlane.Generator.Reading.Documents;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Reads from the type that an endpoint returns what is to be answered.</summary>
internal sealed class AnswerReader(KnownTypes known)
{
    public AnswerModel Read(IMethodSymbol method)
        => Of(method) with { MediaType = DescribingAttributes.Produces(method) is [var first, ..] ? first : null };

    private AnswerModel Of(IMethodSymbol method)
    {
        var type = method.ReturnType;
        if (method.ReturnsVoid)
        {
            return new(AnswerKind.None, "", IsAwaited: false, IsNullable: false);
        }

        if (KnownTypes.Is(type, known.Task) || KnownTypes.Is(type, known.ValueTask))
        {
            return new(AnswerKind.None, "", IsAwaited: true, IsNullable: false);
        }

        var isTask = KnownTypes.Is(type, known.TaskOf) || KnownTypes.Is(type, known.ValueTaskOf);
        return OfValue(isTask ? ((INamedTypeSymbol)type).TypeArguments[0] : type, isTask);
    }

    private AnswerModel OfValue(ITypeSymbol type, bool isAwaited)
    {
        // Where nobody says whether null is meant, it may come.
        var isNullable = type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            (type, isNullable) = (nullable.TypeArguments[0], true);
        }

        var kind = KindOf(type);
        var shown = kind is AnswerKind.JsonLines or AnswerKind.Events ? ItemOf(type) : type;
        return new(kind, type.TypeKind == TypeKind.Dynamic ? "object" : shown.ToCode(), isAwaited, isNullable, type.IsValueType)
        {
            IsImmutableArray = kind == AnswerKind.Json && ValidationShapes.IsImmutableArray(type),
        };
    }

    private AnswerKind KindOf(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_String ? AnswerKind.Text
            : KnownTypes.Is(type, known.Result) || type.AllInterfaces.Any(one => KnownTypes.Is(one, known.Result)) ? AnswerKind.Result
            : IsOpen(type) ? AnswerKind.Open
            : !KnownTypes.Is(type, known.AsyncEnumerable) ? AnswerKind.Json
            : KnownTypes.Is(((INamedTypeSymbol)type).TypeArguments[0], known.SseItem) ? AnswerKind.Events
            : AnswerKind.JsonLines;

    /// <summary>Whether the type says nothing of what comes: it may be a result as well. A list of things is a list.</summary>
    private static bool IsOpen(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_Object
            || type.TypeKind == TypeKind.Dynamic
            || (type.TypeKind == TypeKind.Interface && !IsSequence(type) && !type.AllInterfaces.Any(IsSequence));

    private static bool IsSequence(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_Collections_IEnumerable
            || type is INamedTypeSymbol { Name: "IAsyncEnumerable", Arity: 1 };

    private ITypeSymbol ItemOf(ITypeSymbol type)
    {
        var item = ((INamedTypeSymbol)type).TypeArguments[0];
        return KnownTypes.Is(item, known.SseItem) ? ((INamedTypeSymbol)item).TypeArguments[0] : item;
    }
}
