using System.Collections.Immutable;

namespace Hyperlane.Generator.Models;

/// <summary>Makes arrays that compare by their items.</summary>
internal static class EquatableArrays
{
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items)
        where T : IEquatable<T>
        => new([.. items]);
}
