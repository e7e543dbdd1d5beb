using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Checking;

/// <summary>Every mistake that is found at compile time, each once: its id, and the message that says what to write instead.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor BadPattern = Error(
        "HL0001", "A route pattern cannot be understood", "The route pattern '{0}' goes wrong here: {1}");

    public static readonly DiagnosticDescriptor UnusedPathParameter = Error(
        "HL0002", "A path parameter is not taken", "The path has {{{0}}}, but {1} has no parameter '{0}'. Add one, such as 'string {0}', or take {{{0}}} out of the pattern.");

    public static readonly DiagnosticDescriptor NotInPath = Error(
        "HL0003", "A parameter is not in the path", "'{0}' comes from the path, but the path of {1} has no {{{0}}}. Add /{{{0}}} to the pattern, or remove [FromRoute].");

    public static readonly DiagnosticDescriptor Unbindable = Error(
        "HL0004", "A parameter cannot be read from a request", "'{0}' cannot be read from the {2}: {1} is no text, number, date, enum or other type with a TryParse (IParsable<T>). {3}");

    public static readonly DiagnosticDescriptor TwoBodies = Error(
        "HL0005", "Two parameters want the body", "'{0}' and '{1}' both want the body, and a request has one. Put both into one record, or mark one with [FromQuery], [FromHeader] or [FromServices].");

    public static readonly DiagnosticDescriptor BodyNotAllowed = Error(
        "HL0006", "A request without a body", "'{0}' would be read from the body, which a {1} request has not. Mark it with [FromQuery] to read {2} from the query, with [FromServices] if it is a service, or answer POST.");

    public static readonly DiagnosticDescriptor AbstractBody = Error(
        "HL0007", "The body cannot be an interface or an abstract class", "'{0}' would be read from the body, but nobody can tell which {1} to make of it. Use a record, or mark it with [FromServices] if it is a service.");

    public static readonly DiagnosticDescriptor AsyncVoid = Error(
        "HL0008", "An endpoint is async void", "{0} is async void, so nobody knows when it is done or has failed. Return Task.");

    public static readonly DiagnosticDescriptor OutOfReach = Error(
        "HL0009", "An endpoint is out of reach", "{0} is {1}, so generated code cannot call it. Make it public or internal.");

    public static readonly DiagnosticDescriptor Generic = Error(
        "HL0010", "An endpoint is generic", "{0} has type parameters, and a request says nothing about types. Write an endpoint for each type, and let them call a generic method.");

    public static readonly DiagnosticDescriptor Conflict = Error(
        "HL0011", "Two endpoints answer the same requests", "{0}", WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor ConstraintMismatch = Error(
        "HL0012", "A constraint contradicts the type of its parameter", "{{{0}:{1}}} lets through what '{2} {0}' cannot be. {3}");

    public static readonly DiagnosticDescriptor CannotBeMade = Error(
        "HL0013", "A class with endpoints cannot be made", "{0} is made for each request, which takes exactly one constructor, public or internal, no abstract class and no required members. Take services by that constructor, or make the class static.");

    public static readonly DiagnosticDescriptor ByReference = Error(
        "HL0014", "A parameter is passed by reference", "'{0}' is passed by reference, and a request is not changed by its endpoint. Remove '{1}'.");

    /// <summary>All of them, by id.</summary>
    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> All = new[]
    {
        BadPattern, UnusedPathParameter, NotInPath, Unbindable, TwoBodies, BodyNotAllowed, AbstractBody, AsyncVoid,
        OutOfReach, Generic, Conflict, ConstraintMismatch, CannotBeMade, ByReference,
    }.ToDictionary(descriptor => descriptor.Id);

    private static DiagnosticDescriptor Error(string id, string title, string message, params string[] tags)
        => new(id, title, message, "Hyperlane", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: tags);
}
