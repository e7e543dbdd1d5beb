[Route("/{blog}/posts")]
//       ^^^^^^ HL0002 The path has {blog}, but Find has no parameter 'blog'. Add one, such as 'string blog', or take {blog} out of the pattern.
public static class Posts
{
    [Get("/{slug}")]
    //     ^^^^^^ HL0002 The path has {slug}, but Find has no parameter 'slug'. Add one, such as 'string slug', or take {slug} out of the pattern.
    public static string Find(int id) => $"{id}";
}

public static class Constrained
{
    [Get("/{place:min(1):int}/{code:regex(^[0-9]+/$)}/x")]
    //     ^^^^^^^^^^^^^^^^^^ HL0002 The path has {place}, but Other has no parameter 'place'. Add one, such as 'long place', or take {place} out of the pattern.
    //                        ^^^^^^^^^^^^^^^^^^^^^^^ HL0002 The path has {code}, but Other has no parameter 'code'. Add one, such as 'string code', or take {code} out of the pattern.
    public static string Other() => "";
}

public static class Hyphens
{
    [Get("/users/{user-id:int}/{event}/{class-}")]
    //           ^^^^^^^^^^^^^ HL0002 The path has {user-id}, but Find has no parameter 'user-id'. Add one, such as '[FromRoute(Name = "user-id")] int userId', or take {user-id} out of the pattern.
    //                         ^^^^^^^ HL0002 The path has {event}, but Find has no parameter 'event'. Add one, such as 'string @event', or take {event} out of the pattern.
    //                                 ^^^^^^^^ HL0002 The path has {class-}, but Find has no parameter 'class-'. Add one, such as '[FromRoute(Name = "class-")] string @class', or take {class-} out of the pattern.
    public static string Find(int userId) => $"{userId}";
}
