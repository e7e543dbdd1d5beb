using Hyperlane.Generator.Models;

namespace Hyperlane.Generator.Reading;

/// <summary>
/// Leaves out what nothing is asked of: a type without rules, in which no type with rules lies, is walked through for nothing.
/// </summary>
internal sealed class ValidationPruner(IReadOnlyDictionary<string, ValidationType?> all)
{
    private HashSet<string> _busy = [];

    public ValidationModel Prune(IEnumerable<ValidationParameter> parameters)
    {
        var members = parameters.Where(parameter => !parameter.Member.Value.IsFree).ToArray();
        var reached = Reach(members.SelectMany(parameter => Shapes(parameter.Member.Value)));
        _busy = FindBusy(reached);
        var left = members
            .Select(parameter => parameter with { Member = Prune(parameter.Member) })
            .Where(parameter => !parameter.Member.Value.IsFree)
            .ToEquatable();
        return left.Count == 0
            ? ValidationModel.Nothing
            : new(left, reached.Where(type => _busy.Contains(type.Checker)).Select(Prune)
                .OrderBy(type => type.Checker, StringComparer.Ordinal).ToEquatable());
    }

    private List<ValidationType> Reach(IEnumerable<string> roots)
    {
        var (seen, found, open) = (new HashSet<string>(), new List<ValidationType>(), new Queue<string>(roots));
        while (open.Count > 0)
        {
            if (open.Dequeue() is var name && seen.Add(name) && all[name] is { } type)
            {
                found.Add(type);
                foreach (var next in Inside(type))
                {
                    open.Enqueue(next);
                }
            }
        }

        return found;
    }

    /// <summary>The types with rules, and then again and again those in which one of them lies.</summary>
    private static HashSet<string> FindBusy(List<ValidationType> types)
    {
        var busy = new HashSet<string>(types
            .Where(type => type.IsValidatable || type.Rules.Count > 0 || type.Members.Any(member => HasRules(member.Value)))
            .Select(type => type.Checker));
        for (var before = -1; before < busy.Count;)
        {
            before = busy.Count;
            busy.UnionWith(types.Where(type => Inside(type).Any(busy.Contains)).Select(type => type.Checker).ToArray());
        }

        return busy;
    }

    private static bool HasRules(ValidationValue value)
        => value.Required is not null || value.Rules.Count > 0 || (value.Shape?.Item is { } item && HasRules(item));

    private static IEnumerable<string> Inside(ValidationType type)
        => type.Members.SelectMany(member => Shapes(member.Value)).Concat(type.Derived.Select(derived => derived.Checker));

    private static IEnumerable<string> Shapes(ValidationValue value) => value.Shape switch
    {
        null => [],
        { Item: { } item } => Shapes(item),
        { Checker: var checker } => [checker],
    };

    private ValidationType Prune(ValidationType type)
    {
        var members = type.Members.Select(Prune).ToArray();
        return type with
        {
            Members = members.Where(member => !member.Value.IsFree).ToEquatable(),
            Names = type.Names.Concat(members.Where(member => member.Value.IsFree)).ToEquatable(),
            Derived = type.Derived.Select(derived => _busy.Contains(derived.Checker) ? derived : derived with { Checker = "" })
                .ToEquatable(),
        };
    }

    private ValidationMember Prune(ValidationMember member) => member with { Value = Prune(member.Value) };

    private ValidationValue Prune(ValidationValue value) => value with { Shape = value.Shape is { } shape ? Prune(shape) : null };

    private ValidationShape? Prune(ValidationShape shape)
    {
        if (shape.Item is not { } item)
        {
            return _busy.Contains(shape.Checker) ? shape : null;
        }

        var left = Prune(item);
        return left.IsFree ? null : shape with { Item = left };
    }
}
