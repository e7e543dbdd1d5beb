namespace Hyperlane.OpenApi.Tests;

/// <summary>What the app of the snapshot does not show.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Types_of_one_name_are_told_apart()
    {
        var document = Written.Document("""
            namespace A { public record Thing(int X); }
            namespace B { public record Thing(int Y); public record Other(Thing Thing); }
            public static class Endpoints1 { [Get("/a")] public static A.Thing A() => new(1); [Get("/b")] public static B.Other B() => new(new(1)); }
            """);

        Assert.Equal(["A.Thing", "B.Thing", "Other", "ProblemDetails"], document.At("components", "schemas").Names());
        Assert.Equal("#/components/schemas/B.Thing", document.At("components", "schemas", "Other", "properties", "thing", "$ref")
            .GetString());
    }

    [Fact]
    public void Names_of_any_script_are_allowed_in_CSharp_and_not_in_a_document()
    {
        var document = Written.Document(
            """public record Größe(int Länge); public static class E { [Get("/maß")] public static Größe G() => new(1); }""");

        Assert.Equal(["Gru00f6u00dfe", "ProblemDetails"], document.At("components", "schemas").Names());
        Assert.Equal(["/ma%C3%9F"], document.At("paths").Names());
        Assert.Equal(["länge"], document.At("components", "schemas", "Gru00f6u00dfe", "properties").Names());
    }

    [Fact]
    public void Who_may_call_is_told()
    {
        var document = Written.Document("""
            public sealed class AdminsOnly() : Hyperlane.Middleware.RequireRole("admin");
            [Use<Hyperlane.Middleware.RequireUser>]
            public static class A { [Get("/user")] public static int User() => 1; [Delete("/admin"), Use<AdminsOnly>] public static void Admin() { } }
            public static class B { [Get("/either")] public static int Either(System.Security.Claims.ClaimsPrincipal? user) => 1; [Get("/all")] public static int All() => 1; }
            """);

        Assert.Equal("""[{"bearer":[]}]""", document.At("paths", "/user", "get", "security").GetRawText());
        Assert.Equal("""[{"bearer":[]}]""", document.At("paths", "/admin", "delete", "security").GetRawText());
        Assert.Equal(["204", "401", "403", "500"], document.At("paths", "/admin", "delete", "responses").Names());
        Assert.Equal("""[{}, {"bearer":[]}]""", document.At("paths", "/either", "get", "security").GetRawText());
        Assert.False(document.At("paths", "/all", "get").TryGetProperty("security", out _));
        Assert.Equal("bearer", document.At("components", "securitySchemes", "bearer", "scheme").GetString());
    }

    [Fact]
    public void Answers_of_any_type_are_those_that_the_code_names()
    {
        var document = Written.Document("""
            public sealed record Item(int Id);
            public static class E
            {
                [Get("/either/{i}")] public static object Either(int i) => i == 0 ? Problem.NotFound("nope") : new Item(1);
                [Get("/none")] public static object None() => Results.NoContent();
                [Get("/details")] public static ProblemDetails Details() => Problem.Conflict("c");
                [Get("/made/{i}")] public static IResult Made(int i) { if (i == 0) { return Problem.Gone(); } return Results.Created("/x", new Item(1)); }
            }
            """);

        Assert.Equal(["200", "400", "404", "500"], document.At("paths", "/either/{i}", "get", "responses").Names());
        Assert.Equal(["204", "400", "500"], document.At("paths", "/none", "get", "responses").Names());
        Assert.Equal(["409", "500"], document.At("paths", "/details", "get", "responses").Names());
        Assert.Equal(["201", "400", "410", "500"], document.At("paths", "/made/{i}", "get", "responses").Names());
        Assert.Equal(["ProblemDetails"], document.At("components", "schemas").Names());
    }

    [Fact]
    public void Overloads_have_operation_ids_of_their_own()
    {
        var document = Written.Document("""
            public static class UserEndpoints
            {
                [Get("/a")] public static string FindAsync() => "";
                [Get("/b"), Post("/b")] public static string Find(int x) => "";
            }
            """);

        Assert.Equal(
            ["userFind", "userFind2", "userFind3"],
            document.At("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Select(operation => operation.Value.GetProperty("operationId").GetString()).Order());
    }

    [Fact]
    public void Paths_that_differ_by_constraints_or_names_are_one()
    {
        var document = Written.Document("""
            public static class E
            {
                [Get("/u/{id:int}")] public static string One(int id) => "";
                [Get("/u/{name}")] public static string Other(string name) => "";
                [Delete("/u/{name}")] public static void Remove(string name) { }
            }
            """);

        Assert.Equal(["/u/{id}"], document.At("paths").Names());
        Assert.Equal("eOne", document.At("paths", "/u/{id}", "get", "operationId").GetString());
        Assert.Equal("id", document.At("paths", "/u/{id}", "delete", "parameters", "0", "name").GetString());
    }

    [Theory]
    [InlineData("[Get(\"/\")] public static string A() => \"\";", "200 400 500")]
    [InlineData("[Get(\"/{s}\")] public static string A(string s) => s;", "200 400 500")]
    [InlineData("[Get(\"/{s}\")] public static string A([StringLength(3)] string s) => s;", "200 400 500")]
    [InlineData("[Get(\"/{s}\")] public static string? A(int s) => null;", "200 400 404 500")]
    [InlineData("[Post(\"/\")] public static void A(int[] s) { }", "204 400 500")]
    [InlineData("[Post(\"/\")] public static void A([FromBody] int[] s) { }", "204 400 413 415 500")]
    [InlineData("[Post(\"/\")] public static void A([FromForm] string s) { }", "204 400 413 415 500")]
    [InlineData("[Post(\"/\")] public static void A(UploadedFile s) { }", "204 400 413 415 500")]
    [InlineData("[Post(\"/\")] public static void A(Form s) { }", "204 400 413 415 500")]
    [InlineData("[Get(\"/\")] public static Redirect A() => new(\"/\");", "302 308 400 500")]
    [InlineData("[Get(\"/\")] public static Accepted A() => new();", "202 400 500")]
    [InlineData("[Get(\"/\")] public static Result A(bool b) => b ? Problem.Of(418) : Results.Redirect(\"/\", true);", "308 400 418 500")]
    [InlineData("[Get(\"/\")] public static Result A() => Problem.Gone();", "204 410 500")]
    [InlineData("[Get(\"/\")] public static Task<Result<int?>> A() => throw null!;", "200 404 500")]
    [InlineData("[Get(\"/\")] public static NoContent A() => new();", "204 400 500")]
    [InlineData("[Get(\"/\")] public static FileResult A() => new(\"x\");", "200 206 304 404 412 416 500")]
    [InlineData("\n/// <response code=\"402\">Pay.</response>\n[Get(\"/\")] public static int A() => 1;", "200 402 500")]
    [InlineData("[Get(\"/{n:int}\")] public static int A(int n) => n;", "200 400 404 500")]
    [InlineData("[Get(\"/\")] public static int A(System.Security.Claims.ClaimsPrincipal user) => 1;", "200 401 500")]
    [InlineData("[Get(\"/\")] public static int A(System.Security.Claims.ClaimsPrincipal? user) => 1;", "200 400 500")]
    [InlineData("[Get(\"/\"), Use<Hyperlane.Middleware.RequireUser>] public static int A() => 1;", "200 401 500")]
    [InlineData("[Get(\"/\"), Authorize] public static int A() => 1;", "200 401 500")]
    [InlineData("[Get(\"/\"), Authorize(Roles = \"a\")] public static int A() => 1;", "200 401 403 500")]
    [InlineData("[Get(\"/\"), Authorize<Hyperlane.Middleware.IAuthorizationPolicy>] public static int A() => 1;", "200 401 403 500")]
    [InlineData("[Get(\"/\"), Authorize, AllowAnonymous] public static int A() => 1;", "200 400 500")]
    public void Every_status_is_told(string endpoint, string statuses)
    {
        var paths = Written.Document($"public static class E {{ {endpoint} }}").At("paths");

        Assert.Equal(statuses, string.Join(' ', paths.EnumerateObject().Single().Value.EnumerateObject()
            .Single().Value.GetProperty("responses").Names()));
    }

    [Theory]
    [InlineData("int? x", "{\"type\":\"integer\",\"format\":\"int32\"}", false)]
    [InlineData("string x = \"a\\u2028\\\"b\"", "{\"type\":\"string\",\"default\":\"a\\u2028\\u0022b\"}", false)]
    [InlineData("DayOfWeek x = DayOfWeek.Friday", "{\"$ref\":\"#/components/schemas/DayOfWeek\",\"default\":\"Friday\"}", false)]
    [InlineData("List<Guid> x", "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"format\":\"uuid\"}}", false)]
    [InlineData("DateTime x", "{\"type\":\"string\",\"format\":\"date-time\"}", true)]
    [InlineData("double x = double.NaN", "{\"type\":\"number\",\"format\":\"double\"}", false)]
    [InlineData("[Range(0, 1, MinimumIsExclusive = true)] double x", "{\"type\":\"number\",\"format\":\"double\",\"exclusiveMinimum\":0,\"maximum\":1}", true)]
    [InlineData("[Range(typeof(decimal), \"0.5\", \"9\")] decimal x", "{\"type\":\"number\",\"format\":\"decimal\",\"minimum\":0.5,\"maximum\":9}", true)]
    [InlineData("[Length(1, 3)] string[] x", "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"minItems\":1,\"maxItems\":3}", false)]
    [InlineData("[RegularExpression(\"(?i)a\")] string x", "{\"type\":\"string\"}", true)]
    [InlineData("[DeniedValues(\"a\")] string x", "{\"type\":\"string\",\"not\":{\"enum\":[\"a\"]}}", true)]
    public void Parameters_have_schemas(string parameter, string schema, bool isRequired)
    {
        var found = Written.Document($"public static class E {{ [Get(\"/\")] public static void A({parameter}) {{ }} }}")
            .At("paths", "/", "get", "parameters", "0");

        Assert.Equal(System.Text.Json.JsonDocument.Parse(schema).RootElement.EnumerateObject()
            .Select(member => $"{member.Name} {member.Value.Text()}").Order(), found.GetProperty("schema").EnumerateObject()
            .Select(member => $"{member.Name} {member.Value.Text()}").Order());
        Assert.Equal(isRequired, found.TryGetProperty("required", out _));
    }

    [Fact]
    public void What_is_read_twice_is_one_parameter()
    {
        var parameters = Written.Document("""
            public record Filter(int? Page = null);
            public static class E { [Get("/")] public static void A(int page, [FromQuery] Filter filter, [FromHeader] string tenant, [FromHeader(Name = "Tenant")] string? same) { } }
            """).At("paths", "/", "get", "parameters");

        Assert.Equal(["page True", "tenant True"], parameters.EnumerateArray()
            .Select(one => $"{one.GetProperty("name")} {one.GetProperty("required")}"));
    }

    [Fact]
    public void A_form_that_is_taken_as_a_whole_has_a_body()
    {
        var body = Written.Document("""public static class E { [Post("/")] public static void A(Form form) { } }""")
            .At("paths", "/", "post", "requestBody");

        Assert.Equal(["application/x-www-form-urlencoded", "multipart/form-data"], body.At("content").Names());
    }

    [Fact]
    public void A_form_with_a_file_is_multipart()
    {
        var body = Written.Document("""
            public static class E { [Post("/")] public static void A([FromForm] string title, [FromForm] int[] sizes, [FromForm] int page = 1) { } }
            """).At("paths", "/", "post", "requestBody");

        Assert.Equal(["application/x-www-form-urlencoded", "multipart/form-data"], body.At("content").Names());
        Assert.Equal("[\"title\"]", body.At("content", "multipart/form-data", "schema", "required").Text());
    }

    [Theory]
    [InlineData("/// <summary>A &lt;b&gt; <c>c</c>\n/// <see cref=\"M:E.A(System.Int32)\"/>.</summary>\n", "A <b> `c` `A`.")]
    [InlineData("/// <summary>Not closed.\n", "A list")]
    [InlineData("// <summary>No comment.</summary>\n", "A list")]
    [InlineData("/// <summary>One.<para>Two.</para><list type=\"bullet\"><item>x</item><item>y</item></list></summary>\n", "One.\n\nTwo.\n\n- x\n- y")]
    public void Comments_are_told_in_Markdown(string comment, string summary)
    {
        var operation = Written.Document($"public static class E {{\n{comment}[Get(\"/\")] public static void AList() {{ }} }}")
            .At("paths", "/", "get");

        Assert.Equal(summary, operation.GetProperty("summary").GetString());
    }

    [Theory]
    [InlineData("int", "7", "[7]")]
    [InlineData("string", "7", "[\"7\"]")]
    [InlineData("int", "seven", null)]
    [InlineData("int[]", "[1, 2]", "[[1,2]]")]
    [InlineData("int[]", "[1, 2", null)]
    [InlineData("Dictionary<string, bool>", "{ \"a\": true }", "[{\"a\":true}]")]
    [InlineData("Dictionary<string, bool>", "{ \"a\": true, }", null)]
    public void Examples_are_told_where_they_fit(string type, string example, string? told)
    {
        var schema = Written.Document($$"""
            public class P
            {
                /// <example>{{example}}</example>
                public {{type}} X { get; set; } = default!;
            }
            public static class E { [Get("/")] public static P A() => new(); }
            """).At("components", "schemas", "P", "properties", "x");

        Assert.Equal(told, schema.TryGetProperty("examples", out var examples) ? examples.Text() : null);
    }

    [Fact]
    public void Without_endpoints_the_document_is_empty_and_there()
        => Assert.Empty(Written.Document("public class C;").At("paths").Names());
}
