using System.Text.Json.Serialization;

public class Settings
{
    public int PageSize { get; init; } = 20;
    //                                   ^^ HL0031 'PageSize' is 0 where JSON has none, and not 20: the code of AppJson sets every init property when it makes a Settings. Write it as a parameter of the constructor, 'int PageSize = 20', or with 'set'.

    public List<string> Tags { get; init; } = [];
    //                                        ^^ HL0031 'Tags' is null where JSON has none, and not []: the code of AppJson sets every init property when it makes a Settings. Write 'set' instead of 'init'.

    public bool IsOpen { get; init; } = true;
    //                                  ^^^^ HL0031 'IsOpen' is false where JSON has none, and not true: the code of AppJson sets every init property when it makes a Settings. Write it as a parameter of the constructor, 'bool IsOpen = true', or with 'set'.
}

public sealed class Chosen : Settings
{
    public Chosen()
    {
        Name = "none";
    //         ^^^^^^ HL0031 'Name' is null where JSON has none, and not "none": the code of AppJson sets every init property when it makes a Chosen. Write it as a parameter of the constructor, 'string Name = "none"', or with 'set'.
    }

    public string Name { get; init; }
}

public sealed record Note(string Text)
{
    public DateOnly Day { get; init; } = new(2026, 1, 31);
    //                                   ^^^^^^^^^^^^^^^^ HL0031 'Day' is its default where JSON has none, and not new(2026, 1, 31): the code of AppJson sets every init property when it makes a Note. Write 'set' instead of 'init'.
}

public sealed record Envelope(Note Note, Chosen Chosen);

public static class All
{
    [Put("/all")]
    public static string Set(Envelope all) => $"{all}";
}

[JsonSerializable(typeof(Envelope))]
public abstract partial class AppJson() : JsonSerializerContext(null);
