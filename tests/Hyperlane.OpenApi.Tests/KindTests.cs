namespace Hyperlane.OpenApi.Tests;

/// <summary>What clients of any language need to be told of kinds that are not plain JSON.</summary>
public sealed class KindTests
{
    [Fact]
    public void A_server_is_always_told()
        => Assert.Equal("""[{"url":"/"}]""", Written.Document("public class C;").At("servers").Text());

    [Fact]
    public void Names_in_paths_and_ids_are_ASCII()
    {
        var document = Written.Document("""
            public static class MaßEndpoints
            {
                [Get("/{größe}/{名}")] public static string Länge(int größe, string 名) => "";
                [Get("/x/{größe}/{groesse}")] public static string Beide(int größe, int groesse, int breite_größe) => "";
            }
            """);

        Assert.Equal(["/x/{gru00f6u00dfe}/{groesse}", "/{groesse}/{u540d}"], document.At("paths").Names().Order(StringComparer.Ordinal));
        var operation = document.At("paths", "/{groesse}/{u540d}", "get");
        Assert.Equal("massLaenge", operation.At("operationId").GetString());
        Assert.Equal(["groesse", "u540d"], operation.At("parameters").EnumerateArray().Select(one => one.At("name").GetString()));

        // Names of the query are what clients send.
        Assert.Contains("breite_größe", document.At("paths", "/x/{gru00f6u00dfe}/{groesse}", "get", "parameters").EnumerateArray()
            .Select(one => one.At("name").GetString()));
    }

    [Theory]
    [InlineData("nint x = 5", "default format type", "integer")]
    [InlineData("nuint x", "format minimum type", "integer")]
    [InlineData("Int128 x", "format type", "integer")]
    [InlineData("UInt128 x", "format minimum type", "integer")]
    [InlineData("Half x", "type", "number")]
    public void Numbers_of_every_size_are_numbers(string parameter, string keywords, string type)
    {
        var schema = Written.Document($"public static class E {{ [Get(\"/\")] public static void A({parameter}) {{ }} }}")
            .At("paths", "/", "get", "parameters", "0", "schema");

        Assert.Equal(keywords, string.Join(' ', schema.Names().Order(StringComparer.Ordinal)));
        Assert.Equal(type, schema.At("type").GetString());
    }

    [Fact]
    public void Half_and_Int128_of_answers_are_numbers()
    {
        var properties = Written.Document(
            "public record R(Half H, Int128 I, UInt128 U, Half? N); public static class E { [Get(\"/\")] public static R? A() => null; }").At("components", "schemas", "R", "properties");

        Assert.Equal(["number", "integer", "integer"], new[] { "h", "i", "u" }.Select(name => properties.At(name, "type").GetString()));
        Assert.Equal("""["number","null"]""", properties.At("n", "type").Text());
    }

    [Fact]
    public void Types_of_one_base_are_told_by_a_discriminator()
    {
        var schemas = Written.Document("""
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
            [JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), "square")]
            public abstract record Shape(string Name);
            public record Circle(string Name, double Radius) : Shape(Name);
            public record Square(string Name, double Side) : Shape(Name);
            public static class E { [Post("/")] public static Shape A(Shape shape) => shape; }
            """).At("components", "schemas");

        Assert.Equal(["Circle", "ProblemDetails", "Shape", "ShapeCircle", "ShapeSquare", "Square"], schemas.Names());
        Assert.Equal("""[{"$ref":"#/components/schemas/ShapeCircle"},{"$ref":"#/components/schemas/ShapeSquare"}]""",
            schemas.At("Shape", "anyOf").Text());
        Assert.Equal("""{"propertyName":"kind","mapping":{"circle":"#/components/schemas/ShapeCircle","square":"#/components/schemas/ShapeSquare"}}""", schemas.At("Shape", "discriminator").Text());
        Assert.Equal("circle", schemas.At("ShapeCircle", "allOf", "1", "properties", "kind", "const").GetString());
        Assert.Equal("""["radius","name"]""", schemas.At("Circle", "required").Text());
    }

    [Fact]
    public void A_base_that_is_not_abstract_is_a_variant_without_a_word()
    {
        var schemas = Written.Document("""
            [JsonDerivedType(typeof(Dog), "dog")]
            public record Animal(string Name);
            public record Dog(string Name, bool Barks) : Animal(Name);
            public static class E { [Post("/")] public static Animal A(Animal animal) => animal; }
            """).At("components", "schemas");

        Assert.Equal(["#/components/schemas/AnimalDog", "#/components/schemas/AnimalBase"], schemas.At("Animal", "anyOf").EnumerateArray()
            .Select(one => one.At("$ref").GetString()));
        Assert.Equal("""{"required":["$type"]}""", schemas.At("AnimalBase", "allOf", "1", "not").Text());
        Assert.Equal(["name"], schemas.At("AnimalBase", "allOf", "0", "properties").Names());
    }

    [Fact]
    public void Streams_are_bytes_that_say_what_an_item_is_or_an_array()
    {
        var paths = Written.Document("""
            public record R(int X);
            public static class E
            {
                [Get("/lines")] public static IAsyncEnumerable<R> Lines() => throw null!;
                [Get("/array"), Produces("application/json")] public static IAsyncEnumerable<R> Array() => throw null!;
                [Get("/events")] public static IAsyncEnumerable<System.Net.ServerSentEvents.SseItem<R>> Events() => throw null!;
            }
            """).At("paths");

        var lines = paths.At("/lines", "get", "responses", "200", "content");
        Assert.Equal(["application/json", "application/jsonl"], lines.Names());
        Assert.Equal("string", lines.At("application/jsonl", "schema", "type").GetString());
        Assert.Equal("#/components/schemas/R", lines.At("application/jsonl", "x-itemSchema", "$ref").GetString());
        Assert.Equal("""{"type":"array","items":{"$ref":"#/components/schemas/R"}}""", lines.At("application/json", "schema").Text());
        Assert.Equal(["application/json"], paths.At("/array", "get", "responses", "200", "content").Names());
        Assert.Equal("binary", paths.At("/events", "get", "responses", "200", "content", "text/event-stream", "schema", "format")
            .GetString());
        Assert.Equal("#/components/schemas/R",
            paths.At("/events", "get", "responses", "200", "content", "text/event-stream", "x-itemSchema", "$ref").GetString());
    }

    [Theory]
    [InlineData("[Get(\"/\")] public static FileResult A() => new(\"x\");", "*/*")]
    [InlineData("[Get(\"/\")] public static FileResult A(bool b) => b ? Results.Bytes(new byte[1], \"image/png\") : Results.File(\"a\", contentType: \"image/gif\");", "image/png image/gif")]
    [InlineData("[Get(\"/\"), Produces(\"application/pdf\")] public static FileResult A() => new(\"x\");", "application/pdf")]
    public void Files_are_binary_and_of_the_types_that_are_known(string endpoint, string types)
    {
        var content = Written.Document($"public static class E {{ {endpoint} }}").At("paths", "/", "get", "responses", "200", "content");

        Assert.Equal(types, string.Join(' ', content.Names()));
        Assert.All(content.EnumerateObject(),
            type => Assert.Equal("""{"type":"string","format":"binary"}""", type.Value.At("schema").Text()));
    }

    [Fact]
    public void Attributes_say_what_the_code_does_not()
    {
        var document = Written.Document("""
            public record R(int X);
            [Tags("Reports", "Numbers")]
            public static class E
            {
                [Get("/csv"), Produces("text/csv"), EndpointName("exportCsv"), EndpointSummary("Exports."), EndpointDescription("All of it."), Tags("Files")]
                [ProducesHeader("X-Total-Count", Type = typeof(int), Description = "How many there are.")]
                [ProducesResponseType(404), ProducesResponseType(typeof(R), 202, Description = "Later.")]
                public static string Csv() => "";
                [Get("/hidden"), ExcludeFromDescription] public static string Hidden() => "";
                [Get("/shown")] public static R Shown() => new(1);
            }
            """);
        var csv = document.At("paths", "/csv", "get");

        Assert.Equal(["/csv", "/shown"], document.At("paths").Names());
        Assert.Equal(["Files", "Numbers", "Reports"], document.At("tags").EnumerateArray().Select(tag => tag.At("name").GetString()));
        Assert.Equal("""["Files"]""", csv.At("tags").Text());
        Assert.Equal("exportCsv Exports. All of it.", $"{csv.At("operationId")} {csv.At("summary")} {csv.At("description")}");
        Assert.Equal(["text/csv"], csv.At("responses", "200", "content").Names());
        Assert.Equal("integer", csv.At("responses", "200", "headers", "X-Total-Count", "schema", "type").GetString());
        Assert.Equal(["200", "202", "404", "500"], csv.At("responses").Names());
        Assert.Equal("#/components/schemas/R", csv.At("responses", "202", "content", "application/json", "schema", "$ref").GetString());
        Assert.Equal("Later.", csv.At("responses", "202", "description").GetString());
    }
}
