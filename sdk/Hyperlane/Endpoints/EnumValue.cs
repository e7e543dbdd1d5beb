using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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

    private static readonly bool IsFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    /// <inheritdoc />
    public static string Expected => Members.Length switch
    {
        1 => Members[0].Name,
        _ when IsFlags => $"made of {string.Join(", ", Members.Select(member => member.Name))}",
        _ => $"one of {string.Join(", ", Members.Select(member => member.Name))}",
    };

    /// <inheritdoc />
    public static bool TryRead(string text, out T value) => IsFlags ? TryReadFlags(text, out value) : TryReadName(text, out value);

    /// <summary>Of flags several may stand in one text, as in JSON: <c>read, write</c>.</summary>
    private static bool TryReadFlags(string text, out T value)
    {
        value = default;
        foreach (var part in text.AsSpan().Split(','))
        {
            if (!TryReadName(text.AsSpan(part).Trim(), out var flag))
            {
                return false;
            }

            value = Combine(value, flag);
        }

        return true;
    }

    private static T Combine(T one, T other)
        => (T)Enum.ToObject(typeof(T), Bits(one) | Bits(other));

    private static ulong Bits(T value) => unchecked(Convert.GetTypeCode(value) == TypeCode.UInt64 ? Convert.ToUInt64(value, CultureInfo.InvariantCulture) : (ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture));

    private static bool TryReadName(ReadOnlySpan<char> text, out T value)
    {
        foreach (var (name, member) in Members)
        {
            if (text.Equals(name, StringComparison.OrdinalIgnoreCase))
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
