public static class Posts
{
    [Get("/posts/{id:int}")]
    public static string Find(Guid id) => $"{id}";
    //                             ^^ HL0012 {id:int} lets through what 'Guid id' cannot be. Write {id:guid}, or change the type.
}

public static class Others
{
    [Get("/{flag:bool}/{at:datetime}/{id:guid}")]
    public static string Find(int flag, int at, long id) => $"{flag}{at}{id}";
    //                            ^^^^ HL0012 {flag:bool} lets through what 'int flag' cannot be. Write {flag:int}, or change the type.
    //                                      ^^ HL0012 {at:datetime} lets through what 'int at' cannot be. Write {at:int}, or change the type.
    //                                               ^^ HL0012 {id:guid} lets through what 'long id' cannot be. Write {id:long}, or change the type.
}
