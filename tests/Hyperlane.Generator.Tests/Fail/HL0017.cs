// <PublishAot>true</PublishAot>
using System.Text.Json.Serialization;

public sealed record Post(string Title, Author Author);

public sealed record Author(string Name);

public sealed record NewPost(string Title);

public static class Posts
{
    [Get("/posts")]
    public static Task<IReadOnlyList<Post>> List() => Task.FromResult<IReadOnlyList<Post>>([]);
    //                                      ^^^^ HL0017 A trimmed app cannot write IReadOnlyList<Post> as JSON: no JsonSerializerContext knows it. Write [JsonSerializable(typeof(IReadOnlyList<Post>))] above BlogJson.

    [Get("/posts/{id}")]
    public static Post? Find(string id) => new(id, new Author(id));

    [Get("/authors/{id}")]
    public static Author Author(string id) => new(id);

    [Get("/count")]
    public static int Count() => 0;
    //                ^^^^^ HL0017 A trimmed app cannot write int as JSON: no JsonSerializerContext knows it. Write [JsonSerializable(typeof(int))] above BlogJson.

    [Post("/posts")]
    public static Created<Post> Add(NewPost post) => new("/posts/1", new(post.Title, new("")));
    //                                      ^^^^ HL0017 A trimmed app cannot read NewPost as JSON: no JsonSerializerContext knows it. Write [JsonSerializable(typeof(NewPost))] above BlogJson.

    [Put("/posts")]
    public static Post Change(NewPost post) => new(post.Title, new(""));
}

[JsonSerializable(typeof(Post))]
public abstract partial class BlogJson() : JsonSerializerContext(null);
