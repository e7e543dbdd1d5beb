public sealed record Post(string Title, int Version);

public static class Posts
{
    [Get("/a"), ETag("Versoin")]
    //               ^^^^^^^^^ HL0078 A answers with Post, which has no property or field 'Versoin' that can be read. Name one that it has, as in [ETag(nameof(Post.Version))], or write [ETag] for a tag of the bytes of the answer.
    public static Post A() => new("", 1);

    [Get("/b"), ETag(nameof(Post.Version))]
    //               ^^^^^^^^^^^^^^^^^^^^ HL0078 B answers with Task<NoContent>, which has no property or field 'Version' that can be read. Name one that it has, as in [ETag(nameof(Post.Version))], or write [ETag] for a tag of the bytes of the answer.
    public static Task<NoContent> B() => Task.FromResult(new NoContent());
}
