using Hyperlane.Routing;

namespace Hyperlane.Generator.Models;

/// <summary>One endpoint: a method of C# that answers a method of HTTP on a path.</summary>
/// <param name="Class">Where it stands.</param>
/// <param name="MethodName">Its name.</param>
/// <param name="IsStatic">Whether it is called without an object.</param>
/// <param name="HttpMethod">What it answers: <c>GET</c>.</param>
/// <param name="Pattern">On which path, behind the prefix of the class; empty for the prefix itself.</param>
/// <param name="Middleware">What stands around it, inside of that of the class: calls of Use.</param>
/// <param name="Parameters">What it is called with, in order.</param>
/// <param name="Answer">What becomes of what it returns.</param>
/// <param name="File">The name of its file, for the message about routes that contradict each other.</param>
/// <param name="Line">The line of its attribute there, from 1.</param>
/// <param name="Mistakes">What keeps it from working. The generator leaves such an endpoint out; the analyzer tells.</param>
internal sealed record EndpointModel(
    EndpointClass Class,
    string MethodName,
    bool IsStatic,
    string HttpMethod,
    string Pattern,
    EquatableArray<string> Middleware,
    EquatableArray<ParameterModel> Parameters,
    AnswerModel Answer,
    string File,
    int Line,
    EquatableArray<DiagnosticInfo> Mistakes)
{
    /// <summary>What it takes, with the members of records in the place of these.</summary>
    public IEnumerable<ParameterModel> Parts => Parameters.SelectMany(parameter => parameter.Parts);

    /// <summary>Whether only signed-in users are answered, because it takes one.</summary>
    public bool TakesUser => Parts.Any(parameter => parameter is { Source: ParameterSource.User, IsNullable: false });

    /// <summary>Whether reading it failed, so that nothing else is known of it.</summary>
    public bool IsUnread { get; init; }

    /// <summary>Where its method stands, for what is told of it.</summary>
    public Aside<LocationInfo?> Place { get; init; }

    /// <summary>Whether clients may call it that are not signed in, whatever stands around it.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>Whether it serves WebSockets.</summary>
    public bool IsWebSocket { get; init; }

    /// <summary>The subprotocols that it speaks there.</summary>
    public EquatableArray<string> SubProtocols { get; init; } = EquatableArray<string>.Empty;

    /// <summary>What is asked of the parameters.</summary>
    public ValidationModel Validation { get; init; } = ValidationModel.Nothing;

    /// <summary>The member of what is answered that its entity tag is made of; null for none.</summary>
    public string? ETagMember { get; init; }

    /// <summary>The enums of its bodies.</summary>
    public EquatableArray<string> BodyEnums { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The structs in the body whose constructors take something.</summary>
    public EquatableArray<string> BodyStructs { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The whole path, unless one of its parts cannot be understood.</summary>
    public string FullPattern => RoutePattern.Concat(Class.Prefix, Pattern);
}
