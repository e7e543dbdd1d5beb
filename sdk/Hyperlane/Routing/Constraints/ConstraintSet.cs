namespace Hyperlane.Routing.Constraints;

/// <summary>The constraints of one parameter, all of which its value must satisfy.</summary>
internal sealed class ConstraintSet : IComparable<ConstraintSet>
{
    public static readonly ConstraintSet None = new([]);

    private readonly RouteConstraint[] _constraints;
    private readonly int _order;

    public ConstraintSet(IReadOnlyCollection<RouteConstraint> constraints)
    {
        _constraints = [.. constraints];
        _order = constraints.Select(ConstraintCatalog.OrderOf).DefaultIfEmpty(int.MaxValue).Min();
        Key = string.Join(':', constraints.Select(constraint => constraint.Text).Distinct().Order(StringComparer.Ordinal));
    }

    public bool IsEmpty => _constraints.Length == 0;

    /// <summary>The words of the constraints, without what stands in their parentheses.</summary>
    public IEnumerable<string> Words => _constraints.Select(constraint => constraint.Text.Split('(')[0]);

    /// <summary>The constraints as a pattern spells them.</summary>
    public IEnumerable<string> Texts => _constraints.Select(constraint => constraint.Text);

    /// <summary>The same for sets that mean the same, in whatever order they were written.</summary>
    public string Key { get; }

#if NET
    public bool Matches(ReadOnlySpan<byte> value)
    {
        foreach (var constraint in _constraints)
        {
            if (!constraint.Matches(value))
            {
                return false;
            }
        }

        return true;
    }
#endif

    /// <summary>Whether it is certain that no value satisfies both sets.</summary>
    public bool Excludes(ConstraintSet other)
        => Array.Exists(_constraints, one => Array.Exists(other._constraints, one.Excludes));

    /// <summary>
    /// The order in which sets are tried on a value: the narrowest word decides, then more constraints
    /// before fewer, then the spelling. No constraint at all comes last. Where a route was declared
    /// plays no part.
    /// </summary>
    public int CompareTo(ConstraintSet? other)
        => other is null ? 1
            : _order != other._order ? _order.CompareTo(other._order)
            : _constraints.Length != other._constraints.Length ? other._constraints.Length.CompareTo(_constraints.Length)
            : string.CompareOrdinal(Key, other.Key);
}
