using Microsoft.Extensions.DependencyInjection;

abstract class Posts
//             ^^^^^ HL0013 Posts is made for each request, and nobody can make an abstract class. Derive a class from it in this project, which then has its endpoints, or make it static.
{
    [Get("/posts")]
    public string List() => "";
}

public interface IPosts
//               ^^^^^^ HL0013 IPosts is made for each request, and nobody can make an interface. Move the endpoint to a class that implements it.
{
    [Get("/interface")]
    string List();
}

public sealed class Hidden
//                  ^^^^^^ HL0013 Hidden is made for each request, and none of its constructors is public or internal. Make one public, or make the class static.
{
    private Hidden()
    {
    }

    [Get("/hidden")]
    public string List() => "";
}

public sealed class Two
//                  ^^^ HL0013 Two is made for each request, and it has several constructors. Mark the one that takes the services with [ActivatorUtilitiesConstructor], or leave one only.
{
    public Two()
    {
    }

    public Two(IServiceProvider services) => Services = services;

    public IServiceProvider? Services { get; }

    [Get("/two")]
    public string List() => "";
}

public class WithName
{
    public required string Name { get; set; }
}

public sealed class Inherited : WithName
//                  ^^^^^^^^^ HL0013 Inherited is made for each request, and 'Name' is required, which only code that makes it by itself can set. Take what it needs by the constructor, or mark the constructor with [SetsRequiredMembers].
{
    [Get("/inherited")]
    public string List() => Name;
}

public sealed class Spans
//                  ^^^^^ HL0013 Spans is made for each request, and its constructor takes ReadOnlySpan<char> name, which no service can be. Take it from the request as a parameter of the method.
{
    public Spans(ReadOnlySpan<char> name) => Name = name.ToString();

    public string Name { get; }

    [Get("/spans")]
    public string List() => Name;
}
