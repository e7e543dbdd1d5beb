public static class Posts
{
    [Get("/posts")]
    private static string List() => "";
    //                    ^^^^ HL0009 List is private, so generated code cannot call it. Make it public or internal.

    private static class Inner
    //                   ^^^^^ HL0009 Inner is private, so generated code cannot call it. Make it public or internal.
    {
        [Get("/inner")]
        public static string List() => "";
    }
}

file static class Local
//                ^^^^^ HL0009 Local is local to its file, so generated code cannot call it. Make it public or internal.
{
    [Get("/local")]
    public static string List() => "";
}

public class Guarded
{
    [Get("/protected")]
    protected static string Protected() => "";
    //                      ^^^^^^^^^ HL0009 Protected is protected, so generated code cannot call it. Make it public or internal.

    [Get("/private-protected")]
    private protected static string Both() => "";
    //                              ^^^^ HL0009 Both is private protected, so generated code cannot call it. Make it public or internal.
}
