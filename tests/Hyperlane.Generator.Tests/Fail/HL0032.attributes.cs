using System.Text.Json;
using System.Text.Json.Serialization;

public sealed class Account
{
    [JsonIgnore]
    public required string Secret { get; set; }
    //                     ^^^^^^ HL0032 'Account.Secret' is required, and [JsonIgnore] leaves it out of JSON, which System.Text.Json refuses when the app runs. Remove one of the two.

    [JsonRequired]
    public string Name => "";
    //            ^^^^ HL0032 'Account.Name' is required, and JSON cannot set it, which System.Text.Json refuses when the app runs. Give it a public init accessor, or remove [JsonRequired].

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    [JsonExtensionData]
    public string? Rest { get; set; }
    //             ^^^^ HL0032 'Account.Rest' takes what no other member does, which string? cannot hold, which System.Text.Json refuses when the app runs. Use Dictionary<string, JsonElement>.
    //             ^^^^ HL0032 'Account.Rest' takes what no other member does, and so does 'More', which System.Text.Json refuses when the app runs. Leave one [JsonExtensionData].
}

[JsonDerivedType(typeof(Cat), "cat")]
[JsonDerivedType(typeof(Dog), "cat")]
[JsonDerivedType(typeof(Bird), "bird")]
[JsonDerivedType(typeof(Bird), "robin")]
[JsonDerivedType(typeof(Account), "account")]
public abstract class Pet;
//                    ^^^ HL0032 Dog is told by "cat", as another of the kinds of Pet is, which System.Text.Json refuses when the app runs. Give each a word of its own.
//                    ^^^ HL0032 Bird is named twice as one of the kinds of Pet, which System.Text.Json refuses when the app runs. Leave one [JsonDerivedType] of it.
//                    ^^^ HL0032 Account is named as one of the kinds of Pet, and is none, which System.Text.Json refuses when the app runs. Derive it from Pet, or remove its [JsonDerivedType].

public sealed class Cat : Pet
{
    [JsonPropertyName("$type")]
    public string? Breed { get; set; }
    //             ^^^^^ HL0032 'Cat.Breed' is called "$type" in JSON, where the kind of Pet is told, which System.Text.Json refuses when the app runs. Give it another name with [JsonPropertyName].
}

public sealed class Dog : Pet;

public sealed class Bird : Pet;

public sealed record Visit(Pet Pet);

public static class Accounts
{
    [Post("/accounts")]
    public static string Add(Account account) => account.Name;

    [Post("/visits")]
    public static string Visit(Visit visit) => $"{visit}";
}
