namespace Hyperlane.Values;

/// <summary>What a value of a type looks like, for people who know HTTP and no C#: the words that follow "is not".</summary>
internal static class TypeWords
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(bool)] = "true or false",
        [typeof(sbyte)] = "a whole number from -128 to 127",
        [typeof(byte)] = "a whole number from 0 to 255",
        [typeof(short)] = "a whole number from -32768 to 32767",
        [typeof(ushort)] = "a whole number from 0 to 65535",
        [typeof(int)] = "a whole number from -2147483648 to 2147483647",
        [typeof(uint)] = "a whole number from 0 to 4294967295",
        [typeof(long)] = "a whole number from -9223372036854775808 to 9223372036854775807",
        [typeof(ulong)] = "a whole number from 0 to 18446744073709551615",
        [typeof(Int128)] = $"a whole number from {Int128.MinValue} to {Int128.MaxValue}",
        [typeof(UInt128)] = $"a whole number from 0 to {UInt128.MaxValue}",
        [typeof(Half)] = "a number such as 1.5",
        [typeof(float)] = "a number such as 1.5",
        [typeof(double)] = "a number such as 1.5",
        [typeof(decimal)] = "a number such as 1.5",
        [typeof(char)] = "a single character",
        [typeof(Guid)] = "a GUID such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        [typeof(DateTime)] = "a date with a time such as 2026-01-31T12:30:00Z",
        [typeof(DateTimeOffset)] = "a date with a time such as 2026-01-31T12:30:00Z",
        [typeof(DateOnly)] = "a date such as 2026-01-31",
        [typeof(TimeOnly)] = "a time of day such as 12:30:00",
        [typeof(System.Net.IPAddress)] = "an IP address such as 192.0.2.1 or 2001:db8::1",
        [typeof(Version)] = "a version such as 1.2.3",
        [typeof(System.Text.Rune)] = "a single character",
        [typeof(TimeSpan)] = "a time span such as 1.12:30:00",
    };

    /// <summary>The words for a type, where there are some of its own.</summary>
    public static string? Find(Type type) => Words.GetValueOrDefault(type);

    public static string Of(Type type) => Words.TryGetValue(type, out var words) ? words : $"a valid {type.Name}";
}
