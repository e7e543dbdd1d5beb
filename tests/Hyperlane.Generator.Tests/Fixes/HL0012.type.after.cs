// Change the type
public static class Posts
{
    [Get("/posts/{id:int}/{at:datetime}")]
    public static string Find(int id, DateTime at) => $"{id}{at}";
}
