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
