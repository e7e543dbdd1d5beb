namespace HelloHyperlane;

/// <summary>The attribute routes.</summary>
public static class HelloEndpoints
{
    /// <summary>A path parameter.</summary>
    [Get("/users/{id:int}")]
    public static string Find(int id) => $"User {id}";

    /// <summary>A record, which goes out as JSON.</summary>
    [Get("/json")]
    public static Greeting Hello() => new("Hello, World!");

    /// <summary>JSON in, JSON out.</summary>
    [Post("/greetings")]
    public static Greeting Greet(Person person) => new($"Hello, {person.Name}!");
}
