using System.Text.Json.Serialization;

public readonly record struct Place(int X, int Y);

public interface IShape;

public sealed class Hidden
{
    private Hidden()
    {
    }
}

public sealed record Plan(string Name)
{
    public (int From, int To) Hours { get; init; }
    //                        ^^^^^ HL0032 'Plan.Hours' is (int From, int To), and JSON leaves out fields, which is all that a tuple consists of. Use a record.

    public int[,]? Grid { get; init; }
    //             ^^^^ HL0032 'Plan.Grid' is int[,]?, and JSON knows no arrays of several dimensions. Use an array of arrays.

    public List<Action>? Steps { get; init; }
    //                   ^^^^^ HL0032 'Plan.Steps' is List<Action>?, and JSON has no code. Leave it out, or mark it with [JsonIgnore].

    public Type? Kind { get; init; }
    //           ^^^^ HL0032 'Plan.Kind' is Type?, and JSON has no types of .NET. Use its name.

    public nint Handle { get; init; }
    //          ^^^^^^ HL0032 'Plan.Handle' is nint, and JSON has no native numbers. Use long.

    public Dictionary<Place, int>? Places { get; init; }
    //                             ^^^^^^ HL0032 'Plan.Places' is Dictionary<Place, int>?, and JSON has no keys of Place. Use text, a number or an enum as the key, or a list of records.

    public Task<int>? Later => null;
    //                ^^^^^ HL0032 'Plan.Later' is Task<int>?, and JSON does not wait for tasks. Await it, and use its result.

    public System.IO.Stream? Bytes => null;
    //                       ^^^^^ HL0032 'Plan.Bytes' is Stream?, and JSON has no streams. Leave it out, or mark it with [JsonIgnore].

    public string name => Name;
    //            ^^^^ HL0032 'Plan.name' is called "name" in JSON, and so is 'Name', which System.Text.Json refuses when the app runs. Give one another name with [JsonPropertyName].

    [JsonPropertyName("hours")]
    public string? Title { get; init; }
    //             ^^^^^ HL0032 'Plan.Title' is called "hours" in JSON, and so is 'Hours', which System.Text.Json refuses when the app runs. Give one another name with [JsonPropertyName].
}

public sealed record Order(IShape Shape, Hidden? Secret);
//                                ^^^^^ HL0032 'Order.Shape' is IShape, and JSON does not tell which to make. Use a record, or name its kinds with [JsonDerivedType].
//                                               ^^^^^^ HL0032 'Order.Secret' is Hidden?, and JSON cannot make it: it has no public constructor. Use a record.

public static class Plans
{
    [Get("/plans")]
    public static IReadOnlyList<Plan> List() => [];

    [Get("/range")]
    public static async Task<(int, int)?> Range() => await Task.FromResult<(int, int)?>(null);
    //                                    ^^^^^ HL0032 Range returns Task<(int, int)?>, and JSON leaves out fields, which is all that a tuple consists of. Use a record.

    [Post("/orders")]
    public static string Add(Order order) => $"{order}";

    [Post("/shapes")]
    public static string AddAll(IShape[] shapes) => $"{shapes}";
    //                                   ^^^^^^ HL0032 'shapes' is IShape[], and JSON does not tell which to make. Use a record, or name its kinds with [JsonDerivedType].
}

public sealed class Numbers
{
    public int Count;
    //         ^^^^^ HL0032 'Numbers.Count' is a public field, and JSON leaves fields out. Make it a property, or mark it with [JsonInclude].

    public readonly int Size = 1;
    //                  ^^^^ HL0032 'Numbers.Size' is a public field, and JSON leaves fields out. Make it a property, or mark it with [JsonInclude].

    [JsonInclude]
    public int Seen;

    [JsonIgnore]
    public int Hidden;

    public System.Numerics.BigInteger Big { get; set; }
    //                     ^^^ HL0032 'Numbers.Big' is BigInteger, and JSON writes what BigInteger says of a number, and not the number. Use long, decimal, or text, which ToString() makes of it.

    public System.Text.StringBuilder? Text { get; set; }
    //                                ^^^^ HL0032 'Numbers.Text' is StringBuilder?, and JSON writes the size of its text, and not the text. Use text, which ToString() makes of it.

    public System.Net.IPAddress? Address { get; set; }
    //                           ^^^^^^^ HL0032 'Numbers.Address' is IPAddress?, and JSON has no addresses of the network. Use text, which ToString() makes of it.
}

public static class Readers
{
    [Post("/numbers")]
    public static Numbers Add(Numbers numbers) => numbers;

    [Get("/big")]
    public static System.Numerics.BigInteger Big() => 1;
    //                                       ^^^ HL0032 Big returns BigInteger, and JSON writes what BigInteger says of a number, and not the number. Use long, decimal, or text, which ToString() makes of it.
}
