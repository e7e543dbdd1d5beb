namespace Hyperlane.OpenApi.Tests;

/// <summary>What endpoints take beside values and JSON, as their clients see it.</summary>
public sealed class BindingTests
{
    [Theory]
    [InlineData("System.IO.Stream body", "application/octet-stream", false)]
    [InlineData("System.IO.Pipelines.PipeReader body", "application/octet-stream", false)]
    [InlineData("[FromBody] byte[] body", "application/octet-stream", false)]
    [InlineData("[FromBody] string body", "text/plain application/json", true)]
    [InlineData("[FromBody] string? body", "text/plain application/json", false)]
    [InlineData("UploadedFile[] files", "multipart/form-data", false)]
    public void A_raw_body_has_its_media_type(string parameter, string types, bool isRequired)
    {
        var body = Written.Document($$"""public static class E { [Post("/")] public static string A({{parameter}}) => ""; }""")
            .At("paths", "/", "post", "requestBody");

        Assert.Equal(types, string.Join(' ', body.At("content").Names()));
        Assert.Equal(isRequired, body.TryGetProperty("required", out _));
    }

    [Fact]
    public void A_dictionary_of_the_query_has_its_keys_in_brackets()
    {
        var parameters = Written.Document(
            """public static class E { [Get("/")] public static string A([FromQuery] Dictionary<string, int> filter, [FromQuery] IDictionary<string, string[]>? tags) => ""; }""")
            .At("paths", "/", "get", "parameters");

        Assert.Equal("""{"name":"filter","in":"query","style":"deepObject","explode":true,"schema":{"type":"object","additionalProperties":{"type":"integer","format":"int32"}}}""", parameters[0].Text());
        Assert.Equal("""{"type":"array","items":{"type":"string"}}""", parameters.At("1", "schema", "additionalProperties").Text());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("','", "form")]
    [InlineData("' '", "spaceDelimited")]
    [InlineData("'|'", "pipeDelimited")]
    public void A_list_in_one_parameter_has_its_style(string delimiter, string style)
    {
        var attribute = style.Length == 0 ? "" : $"[FromQuery(Delimiter = {delimiter})] ";
        var parameter = Written.Document($$"""public static class E { [Get("/")] public static string A({{attribute}}int[] ids) => ""; }""")
            .At("paths", "/", "get", "parameters", "0");

        var said = style.Length == 0 ? "" : $"\"style\":\"{style}\",\"explode\":false,";
        Assert.Equal("{\"name\":\"ids\",\"in\":\"query\"," + said
            + "\"schema\":{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"format\":\"int32\"}}}", parameter.Text());
    }

    [Theory]
    [InlineData("int", """{"pattern":"^-?\\d\u002B$"}""")]
    [InlineData("Guid", """{"format":"uuid"}""")]
    [InlineData("DayOfWeek", """{"enum":["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"]}""")]
    [InlineData("Rights", """{"pattern":"^(Read|Write\\\u002B)( *, *(Read|Write\\\u002B))*$"}""")]
    public void Keys_of_dictionaries_are_told(string key, string names)
    {
        var document = Written.Document($$"""
            [Flags] public enum Rights { Read = 1, [System.Text.Json.Serialization.JsonStringEnumMemberName("Write+")] Write = 2 }
            public static class E { [Post("/")] public static Dictionary<{{key}}, int> A([FromBody] Dictionary<{{key}}, int> body, [FromQuery] Dictionary<{{key}}, int> query) => body; }
            """).At("paths", "/", "post");

        Assert.Equal(names, document.At("requestBody", "content", "application/json", "schema", "propertyNames").Text());
        Assert.Equal(names, document.At("responses", "200", "content", "application/json", "schema", "propertyNames").Text());
        Assert.Equal(names, document.At("parameters", "0", "schema", "propertyNames").Text());
    }

    [Fact]
    public void What_the_request_itself_is_has_no_place_in_the_document()
    {
        var operation = Written.Document("""
            public sealed class T { public static ValueTask<T?> BindAsync(HttpContext context) => new(new T()); }
            public static class E
            {
                [Get("/{id}")] public static string A(HttpRequest request, HttpResponse response, System.Security.Principal.IPrincipal? user, T own) => "";
            }
            """).At("paths", "/{id}", "get");

        Assert.Equal("id", Assert.Single(operation.At("parameters").EnumerateArray()).At("name").GetString());
        Assert.Equal(["200", "400", "500"], operation.At("responses").Names());
        Assert.False(operation.TryGetProperty("requestBody", out _));
    }

    [Fact]
    public void Members_of_a_record_are_parameters()
    {
        var operation = Written.Document("""
            public sealed record Paging(int Page = 1, int Size = 20);
            public sealed record Note(string Text);
            public sealed record Search(int Id, string? Text, [FromHeader(Name = "X-Trace")] string Trace, HttpContext Context, Note Note, [FromQuery] Paging Paging);
            public static class E { [Post("/{id}")] public static string A([AsParameters] Search search) => ""; }
            """).At("paths", "/{id}", "post");

        Assert.Equal("path id, query text, header X-Trace, query page, query size",
            string.Join(", ", operation.At("parameters").EnumerateArray().Select(one => $"{one.At("in")} {one.At("name")}")));
        Assert.Equal("#/components/schemas/Note", operation.At("requestBody", "content", "application/json", "schema", "$ref").GetString());
    }

    [Fact]
    public void A_form_may_be_a_record()
    {
        var content = Written.Document("""
            public sealed class Upload { public required string Title { get; init; } public int[] Ids { get; init; } = []; public UploadedFile? Picture { get; set; } public string Note { get; set; } = "none"; public string Missing { get; set; } = null!; }
            public static class E { [Post("/")] public static string A([FromForm] Upload upload) => ""; }
            """).At("paths", "/", "post", "requestBody", "content");

        Assert.Equal(["multipart/form-data"], content.Names());
        Assert.Equal(["title", "ids", "picture", "note", "missing"], content.At("multipart/form-data", "schema", "properties").Names());
        Assert.Equal("""["title","missing"]""", content.At("multipart/form-data", "schema", "required").Text());
    }

    [Fact]
    public void Endpoints_of_a_base_are_operations_of_each_class()
    {
        var document = Written.Document("""
            public sealed record Cat(int Id);
            public abstract class Crud<T>
            {
                [Get("/{id}")] public T Find(int id) => throw new InvalidOperationException();
                [Query] public T Query(T like) => like;
            }
            [Route("/cats"), Route("/pets")] public sealed class CatEndpoints : Crud<Cat>;
            """);

        Assert.Equal(["/cats/{id}", "/pets/{id}"], document.At("paths").Names());
        var operation = document.At("paths", "/cats/{id}", "get");
        Assert.Equal("""["Cat"]""", operation.At("tags").Text());
        Assert.Equal("#/components/schemas/Cat", operation.At("responses", "200", "content", "application/json", "schema", "$ref")
            .GetString());
    }

    [Fact]
    public void Optional_segments_make_several_paths()
    {
        var paths = Written.Document(
            """public static class E { [Get("/a/{id?}/{page=1}")] public static string A(int? id, int page) => ""; }""").At("paths");

        Assert.Equal(["/a", "/a/{id}", "/a/{id}/{page}"], paths.Names().Order(StringComparer.Ordinal));
        Assert.False(paths.At("/a", "get").TryGetProperty("parameters", out _));
        Assert.Equal("id page", string.Join(' ', paths.At("/a/{id}/{page}", "get", "parameters").EnumerateArray()
            .Select(one => one.At("name").GetString())));
    }

    [Fact]
    public void A_segment_may_have_several_parameters()
    {
        var paths = Written.Document(
            """public static class E { [Get("/f/{name}.{ext:alpha}")] public static string A(string name, string ext) => ""; }""").At("paths");

        Assert.Equal(["/f/{name}.{ext}"], paths.Names());
        Assert.Equal("name ext", string.Join(' ', paths.At("/f/{name}.{ext}", "get", "parameters").EnumerateArray()
            .Select(one => one.At("name").GetString())));
    }
}
