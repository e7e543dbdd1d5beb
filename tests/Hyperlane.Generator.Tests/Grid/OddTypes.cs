namespace Hyperlane.Generator.Tests.Grid;

/// <summary>What code has and requests have not, and JSON whose shape nobody declares.</summary>
internal static class OddTypes
{
    public static readonly IReadOnlyList<GridType> All =
    [
        new("object", "new { A = 5, B = \"abc\", C = Guid.Empty, D = DayOfWeek.Friday }", "{\"a\":5,\"b\":\"abc\",\"c\":\"00000000-0000-0000-0000-000000000000\",\"d\":\"Friday\"}") { IsAnswerOnly = true },
        new("object", "new List<object> { new { A = 5 }, new { A = 6 } }", "[{\"a\":5},{\"a\":6}]") { IsAnswerOnly = true },
        new("object", "new[] { 1, 2 }.Select(one => new { A = one }).ToList()", "[{\"a\":1},{\"a\":2}]") { IsAnswerOnly = true },
        new("object", "5", "5"),
        new("System.Text.Json.JsonElement", "System.Text.Json.JsonSerializer.SerializeToElement(5)", "5") { IsValueType = true },
        new("System.Text.Json.Nodes.JsonNode", "System.Text.Json.Nodes.JsonValue.Create(5)!", "5"),
        new("System.Text.Json.Nodes.JsonObject", "new System.Text.Json.Nodes.JsonObject { [\"a\"] = 5 }", "{\"a\":5}") { BadJsons = ["5", "[]"] },
        new("(int A, string B)", "(5, \"abc\")", "{}") { IsValueType = true },
        new("Action", "static () => { }", ""),
        new("Type", "typeof(int)", ""),
        new("Exception", "new InvalidOperationException()", ""),
        new("Lazy<int>", "new Lazy<int>(5)", ""),
        new("System.IO.FileInfo", "new System.IO.FileInfo(\"a\")", ""),
        new("System.Data.DataTable", "new System.Data.DataTable()", ""),
        new("IObservable<int>", "new Silent()", "") { Declaration = "internal sealed class Silent : IObservable<int> { public IDisposable Subscribe(IObserver<int> observer) => throw new NotSupportedException(); }" },
        new("System.Threading.Channels.ChannelReader<int>", "System.Threading.Channels.Channel.CreateUnbounded<int>().Reader", ""),
        new("System.Globalization.CultureInfo", "System.Globalization.CultureInfo.InvariantCulture", ""),
        new("System.Text.StringBuilder", "new System.Text.StringBuilder()", ""),
        new("ReadOnlySpan<char>", "\"abc\"", "") { IsGenericArgument = false },
    ];
}
