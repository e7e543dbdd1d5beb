using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hyperlane.Testing;
using Library;

namespace Hyperlane.OpenApi.Tests;

/// <summary>The document follows <c>builder.Json</c>: what it says is what the app does.</summary>
public sealed class JsonSettingsTests
{
    private const string Measured =
        """{"count":1,"weight":2.5,"big":3,"half":0.5,"genre":"how-to","price":{"amount":1,"currency":"EUR"},"at":"2026-01-31T12:30:00Z"}""";

    [Fact]
    public async Task Names_are_those_of_the_policy_and_the_server_takes_them()
    {
        await using var app = await StartAsync(json => json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper);
        var document = await DocumentAsync(app);
        var book = document.At("components", "schemas", "Book");

        Assert.Contains("PUBLISHED", book.At("properties").Names());
        Assert.Contains("isbn13", book.At("properties").Names());
        Assert.Equal(["TITLE", "GENRE"], document.At("components", "schemas", "NewBook", "required").Texts());
        Assert.All(book.At("required").Texts(), name => Assert.Contains(name, book.At("properties").Names()));
        Assert.Equal(["BOOK", "BYTES"], document.At("components", "schemas", "Cover", "properties").Names()
            .Where(name => name is "BOOK" or "BYTES"));

        // Members of records that are read from the query are parameters, which have no policy.
        Assert.Contains("words", document.At("paths", "/books/search", "get", "parameters").EnumerateArray()
            .Select(one => one.GetProperty("name").GetString()));
        using var answer = await app.Client.PostAsJsonAsync("/books", new JsonObject { ["TITLE"] = "Persuasion", ["GENRE"] = "Novel" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(book.At("properties").Names().Where(name => name != "NOTE").Order(),
            JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Names().Order());
    }

    [Fact]
    public async Task Enums_are_by_the_names_of_their_policy_in_JSON_and_keep_their_own_in_queries()
    {
        await using var app = await StartAsync(json =>
        {
            json.Converters.Clear();
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseUpper, allowIntegerValues: false));
        });
        var document = await DocumentAsync(app);

        Assert.Equal(["NOVEL", "HISTORY", "how-to"], document.At("components", "schemas", "Genre", "enum").Texts());
        Assert.Contains("- `NOVEL`: What never happened.", document.At("components", "schemas", "Genre", "description").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(["Novel", "History", "how-to"], document.At("components", "schemas", "GenreName", "enum").Texts());
        var parameter = document.At("paths", "/measures", "get", "parameters", "0", "schema");
        Assert.Equal("#/components/schemas/GenreName", parameter.At("$ref").GetString());
        Assert.Contains("\"NOVEL\"", await app.Client.GetStringAsync(LibraryApp.Path("/measures?genre=Novel")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enums_may_be_numbers()
    {
        await using var app = await StartAsync(json => json.Converters.Clear());
        var genre = (await DocumentAsync(app)).At("components", "schemas", "Genre");

        Assert.Equal("integer", genre.At("type").GetString());
        Assert.Equal("[0,1,2]", genre.At("enum").Text());
        Assert.Equal(["Novel", "History", "how-to"], genre.At("x-enum-varnames").Texts());
        Assert.Contains("\"genre\":2", await app.Client.GetStringAsync(LibraryApp.Path("/measures")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_may_be_text()
    {
        await using var app = await StartAsync(json => json.NumberHandling = JsonNumberHandling.WriteAsString
            | JsonNumberHandling.AllowReadingFromString);
        var properties = (await DocumentAsync(app)).At("components", "schemas", "Measure", "properties");

        Assert.Equal("""["string","integer"]""", properties.At("count", "type").Text());
        Assert.Equal("""["string","number"]""", properties.At("weight", "type").Text());
        Assert.Equal("string", (await DocumentAsync(app)).At("components", "schemas", "MeasureResult", "properties", "values", "items",
            "type").GetString());
        using var answer = await app.Client.PostAsync(LibraryApp.Path("/measures"), new StringContent(Measured, null, "application/json"));
        Assert.Contains("\"count\":\"1\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_are_none_may_have_names()
    {
        await using var app = await StartAsync(json => json.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals);
        var properties = (await DocumentAsync(app)).At("components", "schemas", "Measure", "properties");

        Assert.Equal("[\"number\",\"string\"]", properties.At("weight", "type").Text());
        Assert.Equal("integer", properties.At("count", "type").GetString());
    }

    [Theory]
    [InlineData(JsonIgnoreCondition.Never, "genre note values")]
    [InlineData(JsonIgnoreCondition.WhenWritingNull, "genre values")]
    [InlineData(JsonIgnoreCondition.WhenWritingDefault, "")]
    public async Task What_may_be_left_out_is_not_always_there(JsonIgnoreCondition condition, string always)
    {
        await using var app = await StartAsync(json => json.DefaultIgnoreCondition = condition);
        var schema = (await DocumentAsync(app)).At("components", "schemas", "MeasureResult");

        Assert.Equal(always, schema.TryGetProperty("required", out var required) ? string.Join(' ', required.Texts()) : "");
        Assert.Equal(condition == JsonIgnoreCondition.Never,
            (await app.Client.GetStringAsync(LibraryApp.Path("/measures"))).Contains("note", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_come_and_read_only_properties_go()
    {
        await using var app = await StartAsync(json => (json.IncludeFields, json.IgnoreReadOnlyProperties) = (true, true));
        var properties = (await DocumentAsync(app)).At("components", "schemas", "Measure", "properties");

        Assert.Contains("raw", properties.Names());
        Assert.DoesNotContain("twice", properties.Names());
        using var answer = await app.Client.PostAsync(LibraryApp.Path("/measures"), new StringContent(Measured, null, "application/json"));
        Assert.Equal(properties.Names().Order(), JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Names().Order());
    }

    [Fact]
    public async Task A_converter_of_ones_own_writes_anything_unless_somebody_says_what()
    {
        await using var app = await StartAsync(
            json =>
            {
                json.Converters.Add(new MoneyConverter());
                json.Converters.Add(new TicksConverter());
            },
            options => options.Schemas[typeof(Money)] = new() { ["type"] = "string" });
        var document = await DocumentAsync(app);

        Assert.Equal("string", document.At("components", "schemas", "Money", "type").GetString());
        Assert.Equal(["description", "type"], document.At("components", "schemas", "Money").Names().Order());
        Assert.Equal("{}", document.At("components", "schemas", "Measure", "properties", "at").Text());
        Assert.Equal("{}", document.At("paths", "/measures/times", "get", "responses", "200", "content", "application/json", "schema",
            "items").Text());
    }

    [Fact]
    public async Task What_a_modifier_of_types_does_is_seen()
    {
        await using var app = await StartAsync(json => json.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(type =>
        {
            if (type.Type == typeof(MeasureResult))
            {
                type.Properties[1].Name = "remark";
            }
        }));

        Assert.Contains("remark", (await DocumentAsync(app)).At("components", "schemas", "MeasureResult", "properties").Names());
    }

    private static Task<TestApp> StartAsync(Action<JsonSerializerOptions> json, Action<OpenApiOptions>? options = null)
        => LibraryApp.StartAsync(json: json, options: options);

    private static async Task<JsonElement> DocumentAsync(TestApp app)
        => JsonDocument.Parse(await app.Client.GetStringAsync(LibraryApp.Path("/openapi.json"))).RootElement;

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => new(1, reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
            => writer.WriteStringValue(value.Currency);
    }

    private sealed class TicksConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
            => writer.WriteNumberValue(value.Ticks);
    }
}
