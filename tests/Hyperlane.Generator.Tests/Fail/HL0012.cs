public static class Posts
{
    [Get("/posts/{id:int}")]
    public static string Find(Guid id) => $"{id}";
    //                             ^^ HL0012 {id:int} lets through what 'Guid id' cannot be. Write {id:guid}, or change the type.
}
