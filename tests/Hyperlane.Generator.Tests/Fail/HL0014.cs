public static class Posts
{
    [Get("/posts")]
    public static string List(ref int page) => $"{page}";
    //                                ^^^^ HL0014 'page' is passed by reference, and a request is not changed by its endpoint. Remove 'ref'.
}
