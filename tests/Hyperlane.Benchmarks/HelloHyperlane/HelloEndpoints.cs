namespace HelloHyperlane;

/// <summary>The attribute routes.</summary>
public static class HelloEndpoints
{
    /// <summary>A path parameter.</summary>
    [Get("/users/{id:int}")]
    public static string Find(int id) => $"User {id}";

    /// <summary>JSON in, JSON out.</summary>
    [Post("/greetings")]
    public static Greeting Greet(Person person) => new($"Hello, {person.Name}!");
}
