using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Hyperlane.Values;

namespace Hyperlane.Endpoints.Binding;

/// <summary>
/// Reads an enum by name, in any case; names are those of JSON. Numbers are no names: they would break when the enum is reordered.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the type, nobody else.")]
public readonly struct EnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T> : IValueReader<T>
    where T : struct, Enum
{
    /// <inheritdoc />
    public static string Expected
    {
        get
        {
            var names = string.Join(", ", EnumNames<T>.All.Select(member => member.Name));
            return EnumNames<T>.All.Count == 1 ? names : $"{(EnumNames<T>.IsFlags ? "made of" : "one of")} {names}";
        }
    }

    /// <inheritdoc />
    public static bool TryRead(string text, out T value) => EnumNames<T>.TryRead(text, out value);
}
