public sealed record Item(string Name);

public interface IStore;

public static class Bodies
{
    [Post("/one")]
    public static Item? One(Item? item, [FromServices] IStore store) => item;

    [Post("/many")]
    public static IReadOnlyList<Item> Many(IReadOnlyList<Item> items) => items;

    [Post("/number")]
    public static int Number([FromBody] int number) => number;

    [Post("/struct")]
    public static (int, int)? Struct([FromBody] (int, int)? pair) => pair;

    [Delete("/body")]
    public static Task Delete([FromBody] Item item) => Task.FromResult(item);
}
