[Route("/{blog}/posts")]
//       ^^^^^^ HL0002 The path has {blog}, but Find has no parameter 'blog'. Add one, such as 'string blog', or take {blog} out of the pattern.
public static class Posts
{
    [Get("/{slug}")]
    //     ^^^^^^ HL0002 The path has {slug}, but Find has no parameter 'slug'. Add one, such as 'string slug', or take {slug} out of the pattern.
    public static string Find(int id) => $"{id}";
}
