using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>Types of .NET of which System.Text.Json writes something else than their value, or fails, and what to write instead.</summary>
internal static class JsonStrangers
{
    private const string LeaveOut = "Leave it out, or mark it with [JsonIgnore].";
    private const string AsText = "Use text, which ToString() makes of it.";

    /// <summary>What an answer cannot be either: there is something better for each.</summary>
    private static readonly Dictionary<string, (string Reason, string Advice)> Unanswerable = new()
    {
        ["System.Net.Http.HttpResponseMessage"] = ("has no answers of other servers", "Read its content, and send that: new FileResult(stream, contentType)."),
        ["System.Net.Http.HttpRequestMessage"] = ("has no requests to other servers", LeaveOut),
        ["System.Net.Http.HttpContent"] = ("has no content of other servers", "Read it, and send that: new FileResult(stream, contentType)."),
        ["System.IO.FileSystemInfo"] = ("has no files", "Use its name, or send its bytes with FileResult."),
        ["System.Data.DataTable"] = ("has no tables", "Use a list of records."),
        ["System.Data.DataSet"] = ("has no tables", "Use a list of records."),
        ["System.Data.DataView"] = ("has no tables", "Use a list of records."),
        ["System.Data.DataRow"] = ("has no rows of tables", "Use a record."),
        ["System.IObservable<T>"] = ("waits for nothing", "Use IAsyncEnumerable<T>, which is sent as it comes."),
        ["System.Threading.Channels.Channel<TWrite, TRead>"] = ("has no channels", "Use channel.Reader.ReadAllAsync(), which is sent as it comes."),
        ["System.Threading.Channels.ChannelReader<T>"] = ("has no channels", "Use reader.ReadAllAsync(), which is sent as it comes."),
        ["System.Threading.Channels.ChannelWriter<T>"] = ("has no channels", LeaveOut),
        ["System.Lazy<T>"] = ("makes no lazy value", "Use its Value."),
        ["System.Globalization.CultureInfo"] = ("has no cultures", "Use its Name."),
        ["System.Security.Claims.ClaimsPrincipal"] = ("has no users, whose parts refer to each other", "Use a record of what is needed."),
        ["System.Security.Claims.ClaimsIdentity"] = ("has no users, whose parts refer to each other", "Use a record of what is needed."),
        ["System.Linq.Expressions.Expression"] = ("has no code", LeaveOut),
        ["System.Text.Encoding"] = ("has no encodings", "Use its WebName."),
    };

    /// <summary>What a converter of the user's own may well write.</summary>
    private static readonly Dictionary<string, (string Reason, string Advice)> Others = new()
    {
        ["System.Numerics.BigInteger"] = ("writes what BigInteger says of a number, and not the number", "Use long, decimal, or text, which ToString() makes of it."),
        ["System.Numerics.Complex"] = ("cannot read it back", "Use a record of both parts."),
        ["System.Text.Rune"] = ("writes what Rune says of a character, and not the character", AsText),
        ["System.Text.StringBuilder"] = ("writes the size of its text, and not the text", AsText),
        ["System.Net.IPAddress"] = ("has no addresses of the network", AsText),
        ["System.Net.IPEndPoint"] = ("has no addresses of the network", AsText),
        ["System.Numerics.Vector2"] = ("leaves out fields, which is all that it consists of", "Use a record."),
        ["System.Numerics.Vector3"] = ("leaves out fields, which is all that it consists of", "Use a record."),
        ["System.Numerics.Vector4"] = ("leaves out fields, which is all that it consists of", "Use a record."),
        ["System.Numerics.Quaternion"] = ("leaves out fields, which is all that it consists of", "Use a record."),
    };

    /// <summary>Why a type is no JSON; null where it may be.</summary>
    public static (string Reason, string Advice)? Of(ITypeSymbol type) => Unanswered(type) ?? Find(type, Others);

    /// <summary>Why a type is no answer, whoever converts it; null where it may be.</summary>
    public static (string Reason, string Advice)? Unanswered(ITypeSymbol type) => Find(type, Unanswerable);

    private static (string Reason, string Advice)? Find(ITypeSymbol? type, Dictionary<string, (string Reason, string Advice)> table)
    {
        for (; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            if (table.TryGetValue(type.OriginalDefinition.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(), out var found))
            {
                return found;
            }
        }

        return null;
    }
}
