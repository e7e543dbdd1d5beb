// Add [JsonSerializable
// <PublishAot>true</PublishAot>
using System.Text.Json.Serialization;

public sealed record Post(string Title);

public static class Posts
{
    [Post("/posts")]
    public static int Add(Post[] posts) => posts.Length;
}

public static class Json
{
    /// <summary>What is read and written as JSON.</summary>
    [JsonSerializable(typeof(Post))]
    public abstract partial class BlogJson() : JsonSerializerContext(null);
}
