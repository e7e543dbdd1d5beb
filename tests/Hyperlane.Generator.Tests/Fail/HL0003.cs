public static class Posts
{
    [Get("/posts")]
    public static string Find([FromRoute] int id) => $"{id}";
    //                                        ^^ HL0003 'id' comes from the path, but the path of Find has no {id}. Add /{id} to the pattern, or remove [FromRoute].
}
