public interface IStore;

public static class Posts
{
    [Post("/posts")]
    public static string Add(IStore store) => $"{store}";
    //                              ^^^^^ HL0007 'store' would be read from the body, but nobody can tell which IStore to make of it. Use a record, or mark it with [FromServices] if it is a service.
}

public abstract class Shape;

public static class Shapes
{
    [Put("/shapes")]
    public static string Add(Shape shape) => $"{shape}";
    //                             ^^^^^ HL0007 'shape' would be read from the body, but nobody can tell which Shape to make of it. Use a record, or mark it with [FromServices] if it is a service.
}
