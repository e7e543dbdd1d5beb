namespace Hyperlane.Generator.Tests.Grid;

/// <summary>Types of one value.</summary>
internal static class ScalarTypes
{
    private static readonly string[] NoText = ["1", "{}", "[]", "true"];
    private static readonly string[] NoNumber = ["\"x\"", "\"5\"", "{}", "[]", "true"];
    private static readonly string[] NoDate = ["2026-13-01T00:00:00Z", "noon", "today", "01/02/2026", "Jan 5 2026", "20260131", "2026-01", "2026"];

    public static readonly IReadOnlyList<GridType> All =
    [
        new("string", "\"abc\"", "\"abc\"", "abc") { BadJsons = NoText },
        new("char", "'x'", "\"x\"", "x") { IsValueType = true, BadTexts = ["xy"], BadJsons = ["\"xy\"", "\"\"", .. NoText] },
        new("bool", "true", "true", "true") { IsValueType = true, BadTexts = ["maybe", "2", "t"], BadJsons = ["1", "\"true\"", "{}", "[]"] },
        Whole("sbyte", "-5", "128"),
        Whole("byte", "5", "256", "-1"),
        Whole("short", "-5", "32768"),
        Whole("ushort", "5", "65536", "-1"),
        Whole("int", "-5", "2147483648"),
        Whole("uint", "5", "4294967296", "-1"),
        Whole("long", "-5", "9223372036854775808"),
        Whole("ulong", "5", "18446744073709551616", "-1"),
        Whole("Int128", "-5", "170141183460469231731687303715884105728", "-170141183460469231731687303715884105729"),
        Whole("UInt128", "5", "340282366920938463463374607431768211456", "-1"),
        Whole("nint", "-5", "9223372036854775808"),
        Whole("nuint", "5", "18446744073709551616", "-1"),
        Whole("System.Numerics.BigInteger", "-5"),
        Fraction("float", "1.5f"),
        Fraction("double", "1.5"),
        Fraction("decimal", "1.5m"),
        Fraction("Half", "(Half)1.5"),
        Text("Guid", "new Guid(\"0f8fad5b-d9cb-469f-a165-70867728950e\")", "0f8fad5b-d9cb-469f-a165-70867728950e", "0f8f", "0f8fad5bd9cb469fa16570867728950e", "{0f8fad5b-d9cb-469f-a165-70867728950e}") with
        {
            Others = [("0F8FAD5B-D9CB-469F-A165-70867728950E", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")],
        },
        Text("DateTime", "new DateTime(2026, 1, 31, 12, 30, 0, DateTimeKind.Utc)", "2026-01-31T12:30:00Z", [.. NoDate, "10:00", "2026-01-31T24:00:00Z"]) with
        {
            Others = [("2026-01-31T14:30:00+02:00", "\"2026-01-31T12:30:00Z\""), ("2026-01-31T12:30:00", "\"2026-01-31T12:30:00\""), ("2026-01-31T12:30", "\"2026-01-31T12:30:00\""), ("2026-01-31", "\"2026-01-31T00:00:00\"")],
        },
        Text("DateTimeOffset", "new DateTimeOffset(2026, 1, 31, 12, 30, 0, TimeSpan.Zero)", "2026-01-31T12:30:00+00:00", [.. NoDate, "10:00"]) with
        {
            Others = [("2026-01-31T12:30:00+02:00", "\"2026-01-31T12:30:00+02:00\""), ("2026-01-31T12:30", "\"2026-01-31T12:30:00+00:00\"")],
        },
        Text("DateOnly", "new DateOnly(2026, 1, 31)", "2026-01-31", [.. NoDate, "2026-02-30", "2026-1-1", "2026-01-31T12:30:00Z"]),
        Text("TimeOnly", "new TimeOnly(12, 30, 0)", "12:30:00", "25:00:00", "noon", "10pm", "1:2", "12:30:5", "12:30:00.", "12:30:00Z") with { Others = [("12:30", "\"12:30:00\""), ("12:30:00.5", "\"12:30:00.5000000\"")] },
        Text("TimeSpan", "new TimeSpan(1, 30, 0)", "01:30:00", "1h", "5", "-1", "01:30", "1:30:0", "24:00:00", "PT5M", "123456789.01:30:00") with { Others = [("-1.01:30:00.5", "\"-1.01:30:00.5000000\"")] },
        Text("DayOfWeek", "DayOfWeek.Friday", "Friday", "Someday", "5") with { Others = [("friday", "\"Friday\"")] },
        Text("Rights", "Rights.Read | Rights.Write", "Read, Write", "Everything", "Read, Everything", "Read,", "3") with
        {
            Others = [("Read,Write", "\"Read, Write\""), ("write", "\"Write\"")],
            Declaration = "[Flags] internal enum Rights { None = 0, Read = 1, Write = 2 }",
        },
        new("Uri", "new Uri(\"https://example.com/a\")", "\"https://example.com/a\"", "https://example.com/a") { BadJsons = NoText },
        new("Version", "new Version(1, 2, 3)", "\"1.2.3\"", "1.2.3") { BadTexts = ["one", "1", "1.2.", "1. 2", "1.2.3.4.5", "+1.2"], BadJsons = ["\"one\"", "\"1\"", "\"1. 2\"", .. NoText] },
        new("System.Net.IPAddress", "System.Net.IPAddress.Loopback", "\"127.0.0.1\"", "127.0.0.1") { BadTexts = ["localhost", "1", "010.1.1.1", "256.1.1.1", "[::1]", "fe80::1%1", "1::2::3"], Others = [("2001:db8::1", "\"2001:db8::1\""), ("::ffff:192.0.2.1", "\"::ffff:192.0.2.1\"")] },
        new("System.Text.Rune", "new System.Text.Rune('x')", "\"x\"", "x") { IsValueType = true, BadTexts = ["xy"] },
        new("Sku", "new Sku(\"A1\")", "{\"text\":\"A1\"}", "A1")
        {
            IsValueType = true,
            BadTexts = ["B1"],
            BadJsons = ["1", "[]", "true"],
            Declaration = """
                internal readonly record struct Sku(string Text) : IParsable<Sku>
                {
                    public static Sku Parse(string s, IFormatProvider¿ provider) => TryParse(s, provider, out var sku) ? sku : throw new FormatException();

                    public static bool TryParse(string¿ s, IFormatProvider¿ provider, out Sku result)
                    {
                        result = new Sku(s ?? "");
                        return s is ['A', ..];
                    }
                }
                """,
        },
    ];

    private static GridType Whole(string code, string value, params string[] beyond)
        => new(code, value, value, value) { IsValueType = true, BadTexts = ["x", "1.5", .. beyond], BadJsons = ["1.5", .. NoNumber, .. beyond] };

    private static GridType Fraction(string code, string value)
        => new(code, value, "1.5", "1.5") { IsValueType = true, BadTexts = ["x", "1,5", "NaN"], BadJsons = NoNumber };

    private static GridType Text(string code, string value, string text, params string[] bad)
        => new(code, value, $"\"{text}\"", text) { IsValueType = true, BadTexts = bad, BadJsons = [.. bad.Select(one => $"\"{one}\""), .. NoText] };
}
