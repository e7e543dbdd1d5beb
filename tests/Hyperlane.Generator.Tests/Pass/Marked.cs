using System.Diagnostics.CodeAnalysis;

#pragma warning disable EXP1, EXP2, EXP3, CS0612, CS0618

[Experimental("EXP3")]
public sealed record Trial(string Name, [property: Experimental("EXP1")] string Other);

public sealed record Old([property: Obsolete("It was a mistake.", true)] string Name)
{
    [Obsolete("Nobody asks for it.", error: true)]
    public string? Other { get; init; }

    [Obsolete("Nobody asks for it.")]
    public string? More { get; init; }
}

public static class Trials
{
    [Experimental("EXP2")]
    [Post("/trials")]
    public static Trial Add(Trial trial) => trial;

    [Obsolete("It was a mistake.", error: true)]
    [Get("/old")]
    public static string Find(string old) => old;

    [Post("/old")]
    public static string Add(Old old) => $"{old.More}";

    [Get("/old/query")]
    public static string Search([FromQuery] Old old) => $"{old.More}";
}

[Obsolete("The whole class.", error: true)]
public sealed class Gone(IServiceProvider services)
{
    [Get("/gone")]
    public string Find() => $"{services}";
}

[Experimental("EXP1")]
public sealed class New
{
    [Get("/new")]
    public string Find() => "";
}

public static class Forced
{
    [Get("/forced")]
    public static string Find(string q = null!, [FromServices] string z = "d", [FromServices] Uri u = null!) => q + z + u;

    [Post("/forced")]
    public static string Add(Old old = null!) => $"{old}";

    [Put("/forced")]
    public static string Put(UploadedFile file = null!, [FromForm] string name = null!) => $"{file}{name}";
}
