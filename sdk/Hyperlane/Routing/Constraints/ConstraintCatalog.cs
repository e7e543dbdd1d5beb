namespace Hyperlane.Routing.Constraints;

/// <summary>All constraints there are, the narrow before the wide: the order in which a router tries them.</summary>
internal static class ConstraintCatalog
{
    private static readonly ConstraintRule[] Rules =
    [
        ConstraintRule.Word(new GuidConstraint()),
        ConstraintRule.Word(new BoolConstraint()),
        ConstraintRule.Pair("range", "range(1,10)", (text, bounds) => new IntegerConstraint(text, bounds.Min, bounds.Max)),
        ConstraintRule.Word(new IntegerConstraint("int", int.MinValue, int.MaxValue)),
        ConstraintRule.Number("min", "min(1)", (text, min) => new IntegerConstraint(text, min, long.MaxValue)),
        ConstraintRule.Number("max", "max(10)", (text, max) => new IntegerConstraint(text, long.MinValue, max)),
        ConstraintRule.Word(new IntegerConstraint("long", long.MinValue, long.MaxValue)),
        ConstraintRule.Word(new DecimalConstraint()),
        ConstraintRule.Word(new DateTimeConstraint()),
        ConstraintRule.Word(new AlphaConstraint()),
        ConstraintRule.Number("length", "length(3)", (text, length) => Length(text, length, length))
            .Or(ConstraintRule.Pair("length", "length(3,10)", (text, bounds) => Length(text, bounds.Min, bounds.Max))),
        ConstraintRule.Number("minlength", "minlength(3)", (text, min) => Length(text, min, int.MaxValue)),
        ConstraintRule.Number("maxlength", "maxlength(10)", (text, max) => Length(text, 0, max)),
        new("regex", @"regex(^\d+$)", expression => expression is null or "" ? null : new RegexConstraint(expression)),
    ];

    /// <summary>Makes the constraint <paramref name="name"/>.</summary>
    /// <param name="name">The word in the pattern.</param>
    /// <param name="argument">What stands in parentheses after it; null when there are none.</param>
    /// <exception cref="FormatException">There is no such constraint, or the argument is wrong; the message says what to write.</exception>
    public static RouteConstraint Create(string name, string? argument)
    {
        var rule = Array.Find(Rules, rule => rule.Name == name)
            ?? throw new FormatException(
                $"There is no constraint '{name}'. Hyperlane knows {string.Join(", ", Rules.Select(rule => rule.Name))}.");
        try
        {
            return rule.Make(argument) ?? throw new FormatException($"Write the constraint '{name}' as {rule.Usage}.");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"The expression of '{name}' is not understood: {e.Message}", e);
        }
    }

    /// <summary>The place of <paramref name="constraint"/> among all, from 0 for the narrowest.</summary>
    public static int OrderOf(RouteConstraint constraint)
        => Array.FindIndex(Rules, rule => rule.Name == constraint.Text.Split('(')[0]);

    private static LengthConstraint? Length(string text, long min, long max)
        => min >= 0 && max >= 0 ? new LengthConstraint(text, min, max) : null;
}
