// Make it public
public static class Posts
{
    [Get("/posts")]
    public static string List() => "";

    [Get("/count")]
    public static int Count() => 0;

    public static class Inner
    {
        /// <summary>One.</summary>
        [Get("/inner")]
        public static string List() => "";
    }
}
