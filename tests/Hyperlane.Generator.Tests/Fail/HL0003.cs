public static class Posts
{
    [Get("/posts")]
    public static string Find([FromRoute] int id) => $"{id}";
    //                                        ^^ HL0003 'id' comes from the path, but the path of Find has no {id}. Add /{id} to the pattern, or remove [FromRoute].
}

public static class Hyphens
{
    [Get("/users/{user-id}")]
    public static string Find([FromRoute] int userId, [FromRoute(Name = "user-id")] int id) => $"{userId}{id}";
    //                                        ^^^^^^ HL0003 'userId' comes from the path, but the path of Find has no {userId}. Write [FromRoute(Name = "user-id")] to take {user-id}.
}
