public static class Posts
{
    [Get("/posts/{id}")]
    public static string ById(string id) => id;

    [Get("/posts/{slug}/")]
    public static string BySlug(string slug) => slug;
    //                   ^^^^^^ HL0011 GET /posts/{id} (Endpoints.cs:3) and GET /posts/{slug}/ (Endpoints.cs:6) answer the same requests. Remove one or change its path; names of parameters and a slash at the end do not tell routes apart.
}
