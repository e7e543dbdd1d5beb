public sealed record Tenant(string Name)
{
    public static ValueTask<Tenant?> BindAsync(HttpContext context, System.Reflection.ParameterInfo parameter) => new(new Tenant(parameter.Name!));
}

public sealed record Hidden(string Name)
{
    private static ValueTask<Hidden?> BindAsync(HttpContext context) => new(new Hidden(context.TraceIdentifier));

    public static string Read(HttpContext context) => $"{BindAsync(context)}";
}

public sealed record Other(string Name)
{
    public static ValueTask<string> BindAsync(HttpContext context) => new(context.TraceIdentifier);
}

public static class Posts
{
    [Post("/a")]
    public static string Add(Tenant tenant) => tenant.Name;
    //                              ^^^^^^ HL0070 'tenant' is read by ValueTask<Tenant?> Tenant.BindAsync(HttpContext context, ParameterInfo parameter), which generated code cannot call. Write it as public static ValueTask<Tenant?> BindAsync(HttpContext context).

    [Post("/b")]
    public static string Hide(Hidden hidden) => hidden.Name;
    //                               ^^^^^^ HL0070 'hidden' is read by ValueTask<Hidden?> Hidden.BindAsync(HttpContext context), which generated code cannot call. Write it as public static ValueTask<Hidden?> BindAsync(HttpContext context).

    [Get("/c")]
    public static string Other(Other other) => other.Name;
    //                               ^^^^^ HL0070 'other' is read by ValueTask<string> Other.BindAsync(HttpContext context), which generated code cannot call. Write it as public static ValueTask<Other?> BindAsync(HttpContext context).
}
