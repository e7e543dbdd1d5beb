using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Hyperlane.Testing;
using Json.Schema;

namespace Hyperlane.OpenApi.Tests;

/// <summary>
/// Whatever <c>builder.Json</c> says: schemas accept what the server accepts and writes, and refuse what it refuses. A validator is the
/// judge.
/// </summary>
public sealed class JsonJudgeTests
{
    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true };

    private static readonly string[] Numbers =
        ["5", "-5", "5.0", "5.5", "1e2", "true", "[]", "{}", "\"5\"", "\"-5\"", "\"5.5\"", "\"5.0\"", "\"1e2\"", "\"\"", "\"x\"", "\" 5\"", "\"5 \"", "\"+5\"", "\".5\"", "\"5.\"", "\"1,000\"", "\"0x5\"", "\"NaN\"", "\"-Infinity\"", "\"05\"", "\"-0\""];

    [Theory]
    [InlineData(JsonNumberHandling.Strict)]
    [InlineData(JsonNumberHandling.AllowReadingFromString)]
    [InlineData(JsonNumberHandling.WriteAsString)]
    [InlineData(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    [InlineData(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    [InlineData(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public async Task Numbers_are_as_the_app_handles_them(JsonNumberHandling handling)
    {
        await using var app = await LibraryApp.StartAsync(json: json => json.NumberHandling = handling);
        var document = await DocumentAsync(app);
        var wrong = new List<string>();
        foreach (var member in new[] { "count", "weight", "big", "half" })
        {
            var schema = document["components"]!["schemas"]!["Measure"]!["properties"]![member]!;
            foreach (var value in Numbers)
            {
                var body = JsonNode.Parse(
                    """{"count":1,"weight":2.5,"big":3,"half":0.5,"genre":"how-to","price":{"amount":1,"currency":"EUR"},"at":"2026-01-31T12:30:00Z"}""")!;
                body[member] = JsonNode.Parse(value);
                var (status, answer) = await PostAsync(app, "/measures", body);

                // For JSON Schema 5.0 is an integer; System.Text.Json reads the commas of a Half, which nobody should send; and where text
                // is written and not read, one schema tells of both.
                var isOfBoth = handling == JsonNumberHandling.WriteAsString && value[0] == '"';
                if (!isOfBoth && value is not ("5.0" or "1e2") && (member, value) is not ("half", "\"1,000\"")
                    && (status == 200) != Accepts(schema, value))
                {
                    wrong.Add($"{member}: {value} is {status}");
                }

                if (status == 200 && !Accepts(schema, answer[member]!.ToJsonString()))
                {
                    wrong.Add($"{member}: {value} is answered as {answer[member]!.ToJsonString()}");
                }
            }
        }

        Assert.Equal("", string.Join(", ", wrong));
    }

    public static TheoryData<string> Policies => ["", "kebab", "keys", "numbers", "kebab and keys"];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Names_of_enums_that_are_keys_are_as_the_app_writes_them(string policy)
    {
        await using var app = await LibraryApp.StartAsync(json: json =>
        {
            if (policy.Contains("kebab", StringComparison.Ordinal))
            {
                json.Converters.Clear();
                json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseUpper, allowIntegerValues: false));
            }

            if (policy == "numbers")
            {
                json.Converters.Clear();
            }

            json.DictionaryKeyPolicy = policy.Contains("keys", StringComparison.Ordinal) ? JsonNamingPolicy.SnakeCaseUpper : null;
        });
        var operation = (await DocumentAsync(app))["paths"]!["/kinds/body/named"]!["post"]!;
        var taken = operation["requestBody"]!["content"]!["application/json"]!["schema"]!;
        var given = operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        var accepted = 0;
        foreach (var key in new[] { "Novel", "NOVEL", "History", "HISTORY", "HowTo", "how-to", "HOW-TO", "HOW_TO", "2", "7", "x", "" })
        {
            var (status, answer) = await PostAsync(app, "/kinds/body/named", new JsonObject { [key] = 1 });
            accepted += status == 200 ? 1 : 0;
            if (key == "7" && policy == "numbers")
            {
                // Without a converter for names System.Text.Json takes any number for a key. A document tells of names.
                continue;
            }

            // What is taken in any case is written in one, and a schema names that; of a policy for keys it says nothing, since they are
            // read without.
            Assert.True(status == 200 || !Accepts(taken, $$"""{"{{key}}":1}""")
                || policy.Contains("keys", StringComparison.Ordinal), $"{policy}: '{key}' is {status}");
            Assert.True(status == 400 || Accepts(given, answer.ToJsonString()),
                $"{policy}: {answer.ToJsonString()} is not {given.ToJsonString()}");
        }

        Assert.True(accepted > 2);
    }

    private static async Task<JsonNode> DocumentAsync(TestApp app)
        => JsonNode.Parse(await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json")))!;

    private static async Task<(int Status, JsonNode Answer)> PostAsync(TestApp app, string path, JsonNode body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await app.Client.PostAsync(LibraryApp.Path(path), content);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static bool Accepts(JsonNode schema, string value)
        => JsonSchema.FromText(schema.ToJsonString(), new BuildOptions { SchemaRegistry = new() })
            .Evaluate(JsonDocument.Parse(value).RootElement, Strict).IsValid;
}
