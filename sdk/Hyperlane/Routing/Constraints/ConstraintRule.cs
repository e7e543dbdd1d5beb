using System.Globalization;

namespace Hyperlane.Routing.Constraints;

/// <summary>How one constraint is spelt, and how it is made.</summary>
/// <param name="Name">The word in the pattern.</param>
/// <param name="Usage">What to write, for the message that says so.</param>
/// <param name="Make">Makes the constraint of what stands in its parentheses (null: there are none), or gives null when that is
/// wrong.</param>
internal sealed record ConstraintRule(string Name, string Usage, Func<string?, RouteConstraint?> Make)
{
    /// <summary>A constraint that is only a word.</summary>
    public static ConstraintRule Word(RouteConstraint constraint)
        => new(constraint.Text, constraint.Text, argument => argument is null ? constraint : null);

    /// <summary>A constraint with one number.</summary>
    public static ConstraintRule Number(string name, string usage, Func<string, long, RouteConstraint?> make)
        => new(name, usage, argument => Numbers(argument) is [var n] ? make($"{name}({n})", n) : null);

    /// <summary>A constraint with two numbers, the smaller first.</summary>
    public static ConstraintRule Pair(string name, string usage, Func<string, Bounds, RouteConstraint?> make)
        => new(name, usage, argument => Numbers(argument) is [var a, var b] && a <= b ? make($"{name}({a},{b})", new Bounds(a, b)) : null);

    /// <summary>This rule where it can make something of the argument, otherwise <paramref name="other"/>.</summary>
    public ConstraintRule Or(ConstraintRule other)
        => new(Name, $"{Usage} or {other.Usage}", argument => Make(argument) ?? other.Make(argument));

    private static long[] Numbers(string? argument)
    {
        var parts = argument?.Split(',') ?? [];
        var numbers = new long[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!long.TryParse(parts[i], CultureInfo.InvariantCulture, out numbers[i]))
            {
                return [];
            }
        }

        return numbers;
    }
}
