public static class Site
{
    [Get("/")]
    public static string Home() => "Hello, World!";

    [Get("/old"), Get("/older/{class}")]
    public static ValueTask Raw(HttpContext context) => context.Redirect("/");
}
