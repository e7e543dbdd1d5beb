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
        var body = Written.Document($$"""public static class E { [Post("/")] public static string A({{parameter}}) => ""; }""").At("paths", "/", "post", "requestBody");

        Assert.Equal(types, string.Join(' ', body.At("content").Names()));
        Assert.Equal(isRequired, body.TryGetProperty("required", out _));
    }

    [Fact]
    public void A_dictionary_of_the_query_has_its_keys_in_brackets()
    {
        var parameters = Written.Document("""public static class E { [Get("/")] public static string A([FromQuery] Dictionary<string, int> filter, [FromQuery] IDictionary<string, string[]>? tags) => ""; }""")
            .At("paths", "/", "get", "parameters");

        Assert.Equal("""{"name":"filter","in":"query","style":"deepObject","explode":true,"schema":{"type":"object","additionalProperties":{"type":"integer","format":"int32"}}}""", parameters[0].Text());
        Assert.Equal("""{"type":"array","items":{"type":"string"}}""", parameters.At("1", "schema", "additionalProperties").Text());
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
}
