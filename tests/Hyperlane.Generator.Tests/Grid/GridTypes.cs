namespace Hyperlane.Generator.Tests.Grid;

/// <summary>The rows of the grid.</summary>
internal static class GridTypes
{
    /// <summary>All of them; those with nullable references only where there are such.</summary>
    /// <param name="hasNullable">Whether the code of the cells has nullable references.</param>
    public static IReadOnlyList<GridType> All(bool hasNullable)
        => [.. ScalarTypes.All.Concat(CollectionTypes.All).Concat(ObjectTypes.All).Concat(OddTypes.All)
            .SelectMany(type => HasNull(type, hasNullable) ? new[] { type, type.OrNull() } : [type])];

    // Collections take null in one way, so some of them stand for all.
    private static bool HasNull(GridType type, bool hasNullable)
        => type is { IsAnswerOnly: false, IsNullable: false, IsGenericArgument: true }
            && (type.IsValueType || hasNullable)
            && (type is { IsCollection: false, Members: null or "a=5&b=abc" } || type.Code.EndsWith("[]", StringComparison.Ordinal) || type.Code.Contains("List<int>", StringComparison.Ordinal) || type.Code == "Dictionary<string, int>");
}
