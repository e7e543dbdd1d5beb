public static class Posts
{
    [Get("/a/{id?}")]
    public static string Number(int id) => $"{id}";
    //                              ^^ HL0073 The path may end before {id?}, and 'int id' is never missing. Write 'int? id', give it a default, or write one in the pattern, such as {id=1}.

    [Get("/b/{name?}")]
    public static string Words(string name) => name;
    //                                ^^^^ HL0073 The path may end before {name?}, and 'string name' is never missing. Write 'string? name', give it a default, or write one in the pattern, such as {name=1}.
}
