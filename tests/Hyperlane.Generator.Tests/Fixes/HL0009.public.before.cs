// Make it public
public static class Posts
{
    [Get("/posts")]
    private static string List() => "";

    [Get("/count")]
    static int Count() => 0;

    private static class Inner
    {
        /// <summary>One.</summary>
        [Get("/inner")]
        public static string List() => "";
    }
}
