using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Hyperlane.Endpoints;

/// <summary>Reads an enum by name, in any case; names are those of JSON. Numbers are no names: they would break when the enum is reordered.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the type, nobody else.")]
public readonly struct EnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T> : IValueReader<T>
    where T : struct, Enum
{
    private static readonly (string Name, T Value)[] Members
        = [.. Enum.GetNames<T>().Select(name => (JsonName(name), Enum.Parse<T>(name)))];

    /// <inheritdoc />
    public static string Expected => Members.Length switch
    {
        1 => Members[0].Name,
        _ => $"one of {string.Join(", ", Members.Select(member => member.Name))}",
    };

    /// <inheritdoc />
    public static bool TryRead(string text, out T value)
    {
        foreach (var (name, member) in Members)
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                value = member;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static string JsonName(string name)
        => typeof(T).GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name;
}
