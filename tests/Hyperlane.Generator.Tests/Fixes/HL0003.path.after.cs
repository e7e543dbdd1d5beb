// Add /{
public static class Posts
{
    [Get("/posts/{id}")]
    public static string Find([FromRoute] int id) => $"{id}";

    [Put("/{name}")]
    public static string Change([FromRoute(Name = "name")] string called) => called;

    [Delete("/posts/{id}")]
    public static void Delete([FromRoute] int id) => _ = id;
}
