using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Hyperlane.Values;

/// <summary>The names of an enum, which are those of JSON, and the values they stand for: one rule for paths, queries and bodies.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal static class EnumNames<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>
    where T : struct, Enum
{
    private static readonly (string Name, T Value)[] Members
        = [.. Enum.GetNames<T>().Select(name => (JsonName(name), Enum.Parse<T>(name)))];

    /// <summary>Every name, in the order of the values; two may stand for one value.</summary>
    public static IReadOnlyList<(string Name, T Value)> All => Members;

    /// <summary>Whether several may stand in one text, as in JSON: <c>read, write</c>.</summary>
    public static bool IsFlags { get; } = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    /// <summary>Reads a name in any case, or several of flags. Numbers are no names: they would break when the enum is reordered.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out T value)
        => IsFlags ? TryReadFlags(text, out value) : TryReadName(text, out value);

    private static bool TryReadFlags(ReadOnlySpan<char> text, out T value)
    {
        value = default;
        foreach (var part in text.Split(','))
        {
            if (!TryReadName(text[part].Trim(), out var flag))
            {
                return false;
            }

            value = Combine(value, flag);
        }

        return true;
    }

    private static T Combine(T one, T other)
        => (T)Enum.ToObject(typeof(T), Bits(one) | Bits(other));

    private static ulong Bits(T value)
        => unchecked(Convert.GetTypeCode(value) == TypeCode.UInt64
            ? Convert.ToUInt64(value, CultureInfo.InvariantCulture)
            : (ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture));

    private static bool TryReadName(ReadOnlySpan<char> text, out T value)
    {
        var isFound = false;
        value = default;
        foreach (var (name, member) in Members)
        {
            // Names may differ in case only; then the one that is meant is told by it.
            if (text.SequenceEqual(name))
            {
                value = member;
                return true;
            }

            if (!isFound && text.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                (value, isFound) = (member, true);
            }
        }

        return isFound;
    }

    private static string JsonName(string name)
        => typeof(T).GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name;
}
