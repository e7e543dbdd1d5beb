[Route("posts")]
//      ^^^^^ HL0001 The route pattern 'posts' goes wrong here: A pattern begins with a slash. Write '/posts'.
public static class Posts
{
    [Get("/a")]
    public static string One() => "";

    [Get("/b")]
    public static string Two() => "";
}

public static class Others
{
    [Get("/x/:id/y")]
    //       ^^^ HL0001 The route pattern '/x/:id/y' goes wrong here: Hyperlane writes path parameters as {id}, not :id.
    public static string Colon() => "";

    [Get(@"/{id:foo}")]
    //          ^^^^ HL0001 The route pattern '/{id:foo}' goes wrong here: There is no constraint 'foo'. Hyperlane knows guid, bool, range, int, min, max, long, decimal, datetime, alpha, length, minlength, maxlength, regex.
    public static string Constraint(string id) => id;

    private const string Path = "/a//b";

    [Get(Path)]
    //   ^^^^ HL0001 The route pattern '/a//b' goes wrong here: Two slashes in a row have nothing between them. Write one.
    public static string Constant() => "";
}
