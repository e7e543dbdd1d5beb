using Hyperlane.Generator.Models;

namespace Hyperlane.Generator.Writing;

/// <summary>What checks need to be made once: names, patterns, limits and attributes.</summary>
internal sealed class ValidationStatics
{
    private readonly List<(string Type, string Name, string Creation)> _found = [];

    /// <summary>Notes one, and gives its name: the one asked for, or that with a number if it stands for something else already.</summary>
    public string Add(string type, string name, string creation)
    {
        var free = name;
        for (var number = 2; _found.Any(one => one.Name == free && one.Creation != creation); number++)
        {
            free = $"{name}{number}";
        }

        if (!_found.Any(one => one.Name == free))
        {
            _found.Add((type, free, creation));
        }

        return free;
    }

    /// <summary>The creation of a member's names.</summary>
    public static string Field(ValidationMember member)
    {
        var properties = new[]
        {
            member.RequestName is { } name ? $"RequestName = {Text.Quote(name)}" : null,
            member.Display is { } display ? $"Display = static () => {display}" : null,
        }.Where(property => property is not null).ToArray();
        return $"new({Text.Quote(member.Name)})" + (properties.Length == 0 ? "" : $" {{ {string.Join(", ", properties)} }}");
    }

    public void Write(CodeWriter code)
    {
        foreach (var (type, name, creation) in _found)
        {
            code.Line().Line($"private static readonly {type} {name} = {creation};");
        }
    }
}
