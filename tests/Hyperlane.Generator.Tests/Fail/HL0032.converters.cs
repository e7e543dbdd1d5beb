using System.Text.Json;
using System.Text.Json.Serialization;

public enum Level
{
    Low,
    High,
}

public class Rounded : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetInt32();

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

public sealed class RoundedTo(int places) : Rounded
{
    public int Places => places;
}

public abstract class RoundedSomehow : Rounded;

public sealed class Shortest<T> : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => default;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNullValue();
}

public sealed class Nothing;

public sealed class Measured
{
    [JsonConverter(typeof(Nothing))]
    public int None { get; set; }
    //         ^^^^ HL0032 'Measured.None' names Nothing as its converter, and that is none, which System.Text.Json refuses when the app runs. Derive it from JsonConverter<int>.

    [JsonConverter(typeof(RoundedTo))]
    public int Places { get; set; }
    //         ^^^^^^ HL0032 'Measured.Places' names RoundedTo as its converter, and that has no public constructor without parameters, which System.Text.Json refuses when the app runs. Give it one.

    [JsonConverter(typeof(RoundedSomehow))]
    public int Somehow { get; set; }
    //         ^^^^^^^ HL0032 'Measured.Somehow' names RoundedSomehow as its converter, and that is abstract, which System.Text.Json refuses when the app runs. Name one that can be made.

    [JsonConverter(typeof(Shortest<>))]
    public int? Shortest { get; set; }
    //          ^^^^^^^^ HL0032 'Measured.Shortest' names Shortest<> as its converter, and that needs a type, which System.Text.Json refuses when the app runs. Write Shortest<int>.

    [JsonConverter(typeof(Rounded))]
    public long Longer { get; set; }
    //          ^^^^^^ HL0032 'Measured.Longer' names Rounded as its converter, and that converts int, which System.Text.Json refuses when the app runs. Name a converter of long.

    [JsonConverter(typeof(Rounded))]
    public List<int>? Many { get; set; }
    //                ^^^^ HL0032 'Measured.Many' names Rounded as its converter, and that converts int, which System.Text.Json refuses when the app runs. Name a converter of List<int>.

    [JsonConverter(typeof(Shortest<int?>))]
    public int Needed { get; set; }
    //         ^^^^^^ HL0032 'Measured.Needed' names Shortest<int?> as its converter, and that converts int?, which System.Text.Json refuses when the app runs. Name a converter of int.

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public Level[]? Levels { get; set; }
    //              ^^^^^^ HL0032 'Measured.Levels' names JsonStringEnumConverter as its converter, and that converts enums, which System.Text.Json refuses when the app runs. Leave it out: enums are written by name.

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public int Number { get; set; }
    //         ^^^^^^ HL0032 'Measured.Number' names JsonStringEnumConverter as its converter, and that converts enums, which System.Text.Json refuses when the app runs. Name a converter of int.

    [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))]
    public Level Day { get; set; }
    //           ^^^ HL0032 'Measured.Day' names JsonStringEnumConverter<DayOfWeek> as its converter, and that converts DayOfWeek, which System.Text.Json refuses when the app runs. Name a converter of Level.

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public string? Title { get; set; }
    //             ^^^^^ HL0032 'Measured.Title' says with [JsonNumberHandling] how its numbers are written, and is string?, which System.Text.Json refuses when the app runs. Remove the attribute.

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public byte[]? Bytes { get; set; }
    //             ^^^^^ HL0032 'Measured.Bytes' says with [JsonNumberHandling] how its numbers are written, and is byte[]?, which System.Text.Json refuses when the app runs. Remove the attribute.

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public List<List<int>>? Rows { get; set; }
    //                      ^^^^ HL0032 'Measured.Rows' says with [JsonNumberHandling] how its numbers are written, and is List<List<int>>?, which System.Text.Json refuses when the app runs. Remove the attribute.

    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public Dictionary<int, string>? Names { get; set; }
    //                              ^^^^^ HL0032 'Measured.Names' says with [JsonNumberHandling] how its numbers are written, and is Dictionary<int, string>?, which System.Text.Json refuses when the app runs. Remove the attribute.

    [JsonConverter(typeof(Shortest<List<int>>)), JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public List<int>? Own { get; set; }
    //                ^^^ HL0032 'Measured.Own' says with [JsonNumberHandling] how its numbers are written, and is List<int>?, which System.Text.Json refuses when the app runs. Remove the attribute.

    public Price? Price { get; set; }
}

[JsonConverter(typeof(Rounded))]
public sealed record Price(int Cents);
//                   ^^^^^ HL0032 'Price' names Rounded as its converter, and that converts int, which System.Text.Json refuses when the app runs. Name a converter of Price.

public static class Measures
{
    [Post("/measured")]
    public static Measured Add(Measured measured) => measured;
}
