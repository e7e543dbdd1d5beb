namespace Hyperlane.OpenApi.Tests;

/// <summary>What the document takes from comments besides summaries.</summary>
public sealed class CommentTests
{
    [Fact]
    public void Parameters_bodies_fields_and_records_have_examples()
    {
        var document = Written.Document("""
            /// <param name="Title" example="Emma">The title.</param>
            public record Book(string Title);
            /// <param name="Words" example="sea">The words.</param>
            public record Filter(string Words);
            public static class E
            {
                /// <param name="id" example="7">The number.</param>
                [Get("/{id}")] public static int Find(int id, [FromQuery] Filter filter) => 1;
                /// <param name="book" example='{"title":"Persuasion"}'>The book.</param>
                [Post("/")] public static int Add(Book book) => 1;
                /// <summary>Replaces.</summary>
                /// <example>{"title":"Sanditon"}</example>
                [Put("/")] public static int Replace(Book book) => 1;
                /// <param name="caption" example="5">The caption.</param>
                [Patch("/")] public static int Change([FromForm] string caption) => 1;
            }
            """);

        Assert.Equal("[7]", document.At("paths", "/{id}", "get", "parameters", "0", "schema", "examples").Text());
        Assert.Equal("[\"sea\"]", document.At("paths", "/{id}", "get", "parameters", "1", "schema", "examples").Text()
            .Replace("\\u0022", "\"", StringComparison.Ordinal));
        Assert.Equal("Persuasion", document.At("paths", "/", "post", "requestBody", "content", "application/json", "schema", "examples",
            "0", "title").GetString());
        Assert.Equal("Sanditon", document.At("paths", "/", "put", "requestBody", "content", "application/json", "schema", "examples", "0",
            "title").GetString());
        Assert.Equal("5", document.At("paths", "/", "patch", "requestBody", "content", "multipart/form-data", "schema", "properties",
            "caption", "examples", "0").GetString());
        Assert.Equal("Emma", document.At("components", "schemas", "Book", "properties", "title", "examples", "0").GetString());
    }

    [Theory]
    [InlineData("/// <inheritdoc/>\n", "Of the interface.", "The number.")]
    [InlineData("/// <inheritdoc cref=\"Other.Named\"/>\n", "Of the other.", "Its number.")]
    [InlineData("/// <inheritdoc cref=\"Other.Named(int)\"/>\n", "Of the other.", "Its number.")]
    [InlineData("/// <inheritdoc cref=\"Sub.Far.Away\"/>\n", "Of one far away.", null)]
    [InlineData("/// <summary>My own.</summary>\n/// <inheritdoc/>\n", "My own.", "The number.")]
    [InlineData("/// <inheritdoc cref=\"No.Such\"/>\n", "Find", null)]
    [InlineData("/// <inheritdoc cref=\"Find\"/>\n", "Find", null)]
    public void Comments_are_inherited(string comment, string summary, string? parameter)
    {
        var operation = Written.Document($$"""
            namespace App
            {
                public interface IFinder
                {
                    /// <summary>Of the interface.</summary>
                    /// <param name="id">The number.</param>
                    int Find(int id);
                }
                public static class Other
                {
                    /// <summary>Of the other.</summary>
                    /// <param name="id">Its number.</param>
                    public static void Named(int id) { }
                }
                public class E : IFinder
                {
            {{comment}}        [Get("/{id}")] public int Find(int id) => 1;
                }
            }
            namespace App.Sub
            {
                public static class Far
                {
                    /// <summary>Of one far away.</summary>
                    public static void Away() { }
                }
            }
            """).At("paths", "/{id}", "get");

        Assert.Equal(summary, operation.GetProperty("summary").GetString());
        Assert.Equal(parameter, operation.At("parameters", "0").TryGetProperty("description", out var description)
            ? description.GetString()
            : null);
    }

    [Fact]
    public void Names_of_enums_and_tags_are_described_and_the_obsolete_deprecated()
    {
        var document = Written.Document("""
            /// <summary>A kind.</summary>
            public enum Kind
            {
                /// <summary>It is long.</summary>
                Long,
                Short,
            }
            /// <summary>What there is.</summary>
            [Obsolete("No more.")]
            public static class Things { [Get("/")] public static Kind Get() => Kind.Long; }
            """);

        Assert.Equal("A kind.\n\n- `Long`: It is long.", document.At("components", "schemas", "Kind", "description").GetString());
        Assert.Equal("What there is.", document.At("tags", "0", "description").GetString());
        Assert.True(document.At("paths", "/", "get", "deprecated").GetBoolean());
    }

    [Fact]
    public void Files_of_a_form_are_binary_one_or_many()
    {
        var content = Written.Document("""
            public static class E { [Post("/")] public static void A([FromForm] string title, UploadedFile picture, IReadOnlyList<UploadedFile> more, UploadedFile? other) { } }
            """).At("paths", "/", "post", "requestBody", "content");

        Assert.Equal(["multipart/form-data"], content.Names());
        var schema = content.At("multipart/form-data", "schema");
        Assert.Equal(["title", "picture"], schema.At("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("application/octet-stream", schema.At("properties", "picture", "contentMediaType").GetString());
        Assert.Equal("application/octet-stream", schema.At("properties", "more", "items", "contentMediaType").GetString());
        Assert.Equal("string", schema.At("properties", "other", "type").GetString());
    }
}
