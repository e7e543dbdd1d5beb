// Change the type
public static class Posts
{
    [Get("/posts/{id:int}/{at:datetime}")]
    public static string Find(Guid id, int at) => $"{id}{at}";
}
