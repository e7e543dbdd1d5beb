using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HyperlaneChat._1;

/// <summary>What messages may be. Names have rules of their own: <see cref="Names"/>.</summary>
public static class Limits
{
    /// <summary>The longest text of a message, in UTF-16 characters.</summary>
    public const int Text = 2_000;

    /// <summary>The longest <c>clientId</c>, in UTF-16 characters.</summary>
    public const int ClientId = 64;

    /// <summary>
    /// How many messages somebody who comes in is sent at most of what was missed: the newest. What was before them can be read in pages.
    /// </summary>
    public const int Missed = 1_000;
}

/// <summary>A room: how many are in it now, and its newest message, if it has one.</summary>
public sealed record RoomSummary(string Name, int Members, long LastId, DateTime? LastAt);

/// <summary>A room to create.</summary>
public sealed record NewRoom([Required, RoomName] string Name);

/// <summary>
/// What a client sends over its WebSocket: <c>say</c> with a text and an id of the client's own, <c>typing</c> or <c>ping</c>.
/// </summary>
public sealed record Incoming(string? Type = null, string? Text = null, string? ClientId = null);

/// <summary>What the server sends over a WebSocket. Its JSON says in <c>type</c> which of those below it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(ChatMessage), "message")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(Typing), "typing")]
[JsonDerivedType(typeof(Pong), "pong")]
[JsonDerivedType(typeof(Refused), "error")]
public abstract record Outgoing;

/// <summary>
/// The first word to a new member. Messages up to <c>LastId</c> that were asked for come next; later ones as they are said.
/// </summary>
public sealed record Welcome(string Room, string You, IReadOnlyList<string> Members, long LastId) : Outgoing;

/// <summary>
/// A message that is stored. Whoever said it gets it too, and knows by <c>ClientId</c> which of theirs it is: that is the
/// receipt. Ids grow by one within a room.
/// </summary>
public sealed record ChatMessage(long Id, string From, string Text, DateTime At, string ClientId) : Outgoing;

/// <summary>Somebody has come.</summary>
public sealed record Joined(string Name) : Outgoing;

/// <summary>Somebody has gone.</summary>
public sealed record Left(string Name) : Outgoing;

/// <summary>Somebody is writing.</summary>
public sealed record Typing(string Name) : Outgoing;

/// <summary>The answer to <c>ping</c>, by which a client knows that the line is not dead.</summary>
public sealed record Pong : Outgoing;

/// <summary>Something was not done. <c>ClientId</c> is that of the message it was about.</summary>
public sealed record Refused(string Code, string Detail, string? ClientId = null) : Outgoing;

/// <summary>
/// Every type that travels as JSON. From this list the compiler writes the code that reads and writes them, so none of it
/// has to be found out by reflection while the program runs: it starts faster, and can be published as native code, where
/// reflection would find nothing. What a new endpoint takes as its body or returns goes on this list.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<RoomSummary>))]
[JsonSerializable(typeof(NewRoom))]
[JsonSerializable(typeof(IReadOnlyList<ChatMessage>))]
[JsonSerializable(typeof(Incoming))]
[JsonSerializable(typeof(Outgoing))]
public sealed partial class ChatJson : JsonSerializerContext
{
    /// <summary>
    /// For what goes over WebSockets. It is no HTML, so that 日本語 need not be spelled in escapes, which are twice as long.
    /// </summary>
    public static ChatJson Live { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
