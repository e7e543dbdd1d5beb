// Add /{
public static class Posts
{
    [Get("/posts")]
    public static string Find([FromRoute] int id) => $"{id}";

    [Put]
    public static string Change([FromRoute(Name = "name")] string called) => called;

    [Delete("/posts/")]
    public static void Delete([FromRoute] int id) => _ = id;
}
