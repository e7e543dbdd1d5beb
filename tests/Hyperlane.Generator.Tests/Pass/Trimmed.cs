// <PublishTrimmed>true</PublishTrimmed>
using System.Text.Json.Serialization;

public sealed record Post(string Title, Author Author, int Count);

public sealed record Author(string Name)
{
    [JsonInclude]
    public Address? Home;
}

public sealed record Address(string Street);

public static class Posts
{
    [Get("/posts")]
    public static Task<IReadOnlyList<Post>> List() => Task.FromResult<IReadOnlyList<Post>>([]);

    [Get("/authors")]
    public static async IAsyncEnumerable<Author> Authors()
    {
        yield return await Task.FromResult(new Author(""));
    }

    [Get("/homes/{id}")]
    public static Address Home(int id) => new($"{id}");

    [Get("/count")]
    public static int? Count() => null;

    [Get("/text")]
    public static string Text() => "";

    [Post("/posts")]
    public static Result<Post> Add(Post? post) => post;
}

[JsonSerializable(typeof(IReadOnlyList<Post>))]
public abstract partial class BlogJson() : JsonSerializerContext(null);
