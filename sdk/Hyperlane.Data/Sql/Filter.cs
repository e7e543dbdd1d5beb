using System.Text.Json;

namespace Hyperlane.Data;

/// <summary>A condition on one column.</summary>
public sealed record Filter(string Column, FilterOperator Op, JsonElement? Value = null)
{
    /// <summary>A condition with a value as text.</summary>
    public static Filter Of(string column, FilterOperator op, string? value)
        => new(column, op, value is null ? null : JsonSerializer.SerializeToElement(value, DataJson.Default.String));

    /// <summary>
    /// A condition as it stands in an address: <c>column:op:value</c>. Names may have colons in them, too: the longest name that fits is
    /// meant.
    /// </summary>
    public static Filter Parse(Dataset dataset, string text)
    {
        var name = dataset.Columns.Select(column => column.Name)
            .Where(name => text.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).MaxBy(name => name.Length)
            ?? Sql.Find(dataset, text.Split(':')[0], "filter").Name;
        string[] rest = text.Length > name.Length ? text[(name.Length + 1)..].Split(':', 2) : [""];
        return Enum.TryParse<FilterOperator>(rest[0], ignoreCase: true, out var op) && !char.IsAsciiDigit(rest[0][0])
            ? Of(name, op, rest.ElementAtOrDefault(1))
            : throw new ProblemException(
                Problem.Validation("filter",
                    $"'{text}': a filter is column:op:value, and op is one of {string.Join(", ", Enum.GetNames<FilterOperator>()).ToLowerInvariant()}."));
    }
}
