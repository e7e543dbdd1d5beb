namespace Hyperlane.Generator.Models;

/// <summary>What becomes of what an endpoint returns.</summary>
/// <param name="Kind">How it is answered.</param>
/// <param name="Type">The type of the value that is answered, of the item for streams, as code spells it; empty for none.</param>
/// <param name="IsAwaited">Whether the method returns a task for it.</param>
/// <param name="IsNullable">Whether it may be null, which is 404.</param>
/// <param name="IsValueType">Whether its null is a Nullable.</param>
internal sealed record AnswerModel(AnswerKind Kind, string Type, bool IsAwaited, bool IsNullable, bool IsValueType = false)
{
    /// <summary>Whether it is an array in a struct, of which one that was never set is an empty list.</summary>
    public bool IsImmutableArray { get; init; }

    /// <summary>The media type that an attribute asks for; null for the usual one.</summary>
    public string? MediaType { get; init; }

    /// <summary>Whether it is sent as it comes about, and may have no end.</summary>
    public bool IsStream => Kind is AnswerKind.JsonLines or AnswerKind.Events;
}
