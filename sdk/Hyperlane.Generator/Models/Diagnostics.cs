using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Models;

/// <summary>
/// Every mistake that is found at compile time, each once: its id, and the message that says what to write instead. Each has a page in
/// sdk/docs/diagnostics.
/// </summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor BadPattern = Error(
        "HL0001", "A route pattern cannot be understood", "The route pattern '{0}' goes wrong here: {1}");

    public static readonly DiagnosticDescriptor UnusedPathParameter = Error(
        "HL0002", "A path parameter is not taken", "The path has {{{0}}}, but {1} has no parameter '{0}'. Add one, such as '{3}', or take {{{0}}} out of the pattern.");

    public static readonly DiagnosticDescriptor NotInPath = Error(
        "HL0003", "A parameter is not in the path", "'{0}' comes from the path, but the path of {1} has no {{{0}}}. {2}");

    public static readonly DiagnosticDescriptor Unbindable = Error(
        "HL0004", "A parameter cannot be read from a request", "'{0}' cannot be read from the {2}: {1} is no text, number, date, enum or other type with a TryParse (IParsable<T>). {3}");

    public static readonly DiagnosticDescriptor TwoBodies = Error(
        "HL0005", "Two parameters want the body", "'{0}' and '{1}' both want the body, and a request has one. Put both into one record, or mark one with [FromQuery], [FromHeader] or [FromServices].");

    public static readonly DiagnosticDescriptor BodyNotAllowed = Error(
        "HL0006", "A request without a body", "'{0}' would be read from the body, which a {1} request has not. {2}");

    public static readonly DiagnosticDescriptor AbstractBody = Error(
        "HL0007", "The body cannot be an interface or an abstract class", "'{0}' would be read from the body, but nobody can tell which {1} to make of it. Use a record, or mark it with [FromServices] if it is a service.");

    public static readonly DiagnosticDescriptor AsyncVoid = Error(
        "HL0008", "An endpoint is async void", "{0} is async void, so nobody knows when it is done or has failed. Return Task.");

    public static readonly DiagnosticDescriptor OutOfReach = Error(
        "HL0009", "An endpoint is out of reach", "{0} is {1}, so generated code cannot call it. Make it public or internal.");

    public static readonly DiagnosticDescriptor Generic = Error(
        "HL0010", "An endpoint is generic", "{0} has type parameters, and a request says nothing about types. Write an endpoint for each type, and let them call a generic method.");

    public static readonly DiagnosticDescriptor Conflict = Error(
        "HL0011", "Two endpoints answer the same requests", "{0}");

    public static readonly DiagnosticDescriptor ConstraintMismatch = Error(
        "HL0012", "A constraint contradicts the type of its parameter", "{{{0}:{1}}} lets through what '{2} {0}' cannot be. {3}");

    public static readonly DiagnosticDescriptor CannotBeMade = Error(
        "HL0013", "A class with endpoints cannot be made", "{0} is made for each request, and {1}. {2}");

    public static readonly DiagnosticDescriptor ByReference = Error(
        "HL0014", "A parameter is passed by reference", "'{0}' is passed by reference, and a request is not changed by its endpoint. Remove '{1}'.");

    public static readonly DiagnosticDescriptor NoAnswer = Error(
        "HL0015", "An endpoint returns what cannot be answered", "{0} returns {1}, and {2}. {3}");

    public static readonly DiagnosticDescriptor NotMapped = Warning(
        "HL0016", "Attribute routes are not mapped", "The attribute routes of this project, such as {0}, answer nothing: MapEndpoints is never called. Write app.MapEndpoints(); before the app runs.");

    public static readonly DiagnosticDescriptor JsonTypeMissing = Warning(
        "HL0017", "A type is missing from the JsonSerializerContext", "{3} cannot {1} {0} as JSON: no JsonSerializerContext knows it. Write [JsonSerializable(typeof({0}))] above {2}{4}.", WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor ValidationMismatch = Error(
        "HL0018", "A validation attribute is on the wrong type", "[{0}] cannot check '{1}': {2}, and {3} is none. {4}");

    public static readonly DiagnosticDescriptor BodyOfGet = Warning(
        "HL0019", "A GET request with a body", "'{0}' is read from the body of a GET request, which browsers refuse to send and caches leave out. Answer POST, or mark it with [FromQuery].");

    public static readonly DiagnosticDescriptor TwoSources = Error(
        "HL0020", "A parameter comes from two places", "'{0}' has both [{1}] and [{2}], and comes from one place only. Remove one of them.");

    public static readonly DiagnosticDescriptor MiddlewareCannotBeMade = Error(
        "HL0021", "A middleware cannot be made", "[Use<{0}>] makes its middleware when the app starts, but {0} {1}. Name a class with a public constructor, or call app.Use with an object that you made.");

    public static readonly DiagnosticDescriptor NotAnEndpoint = Error(
        "HL0022", "An endpoint must be a method of a class", "[{0}] stands on {1}, which nothing maps. Move it to a method of a class, or write app.{0}(pattern, handler).");

    public static readonly DiagnosticDescriptor EmptyGroup = Warning(
        "HL0023", "A group has no endpoints", "[{0}] on {1} does nothing: neither it nor a class that it is derived from or that is derived from it has an endpoint, such as a method with [Get]. Add one, or remove [{0}].");

    public static readonly DiagnosticDescriptor NoService = Warning(
        "HL0024", "A constructor asks for what is no service", "The constructor of {0} takes services, and '{1} {2}' is none. {3}");

    public static readonly DiagnosticDescriptor BadName = Error(
        "HL0025", "A header or cookie cannot have this name", "No {0} is ever named '{1}': a name has letters, digits and -_.!#$%&'*+^`|~ only. Write it as '{2}'.");

    public static readonly DiagnosticDescriptor BodyCannotBeMade = Warning(
        "HL0026", "JSON cannot make the body", "'{0}' would be read from the body, but JSON cannot make {1}: {2}. Use a record, or mark it with [FromServices] if it is a service.");

    public static readonly DiagnosticDescriptor BadExpression = Error(
        "HL0027", "A regular expression cannot be understood", "The pattern '{0}' is no regular expression: {1}");

    public static readonly DiagnosticDescriptor UnknownMember = Error(
        "HL0028", "A comparison names an unknown property", "[Compare] names '{0}', and {1} has no public property of that name. {2}");

    public static readonly DiagnosticDescriptor BadLimits = Error(
        "HL0029", "Limits that no value keeps", "[{0}] on '{1}' refuses every value: {2}. {3}");

    public static readonly DiagnosticDescriptor RequiredValue = Warning(
        "HL0030", "[Required] on what is never missing", "[Required] on '{0}' asks nothing: a value of {1} is never null, and without one in the request it is {2}. {3}");

    public static readonly DiagnosticDescriptor LostDefault = Warning(
        "HL0031", "JSON loses a default", "'{0}' is {1} where JSON has none, and not {2}: the code of {3} sets every init property when it makes a {4}. {5}");

    public static readonly DiagnosticDescriptor JsonShape = Warning(
        "HL0032", "JSON cannot have a type", "{0}. {1}");

    public static readonly DiagnosticDescriptor WrongExtractor = Error(
        "HL0070", "An extractor cannot be called", "'{0}' is read by {1}, which generated code cannot call. Write it as public static ValueTask<{2}?> BindAsync(HttpContext context).");

    public static readonly DiagnosticDescriptor NoParameters = Error(
        "HL0071", "A record has no parameters", "'{0}' stands for several parameters, and {1} has none: it takes a class, record or struct with a public constructor or properties to set. Use one, or remove [AsParameters].");

    public static readonly DiagnosticDescriptor BadMethod = Error(
        "HL0072", "A method of HTTP cannot have this name", "No request has the method '{0}': a name has letters, digits and -_.!#$%&'*+^`|~ only. Write it as requests do, such as [Method(\"PURGE\", \"/cache\")].");

    public static readonly DiagnosticDescriptor NeverAbsent = Error(
        "HL0073", "An optional segment has no value to do without", "The path may end before {1}, and '{2} {0}' is never missing. Write '{2}? {0}', give it a default, or write one in the pattern, such as {{{0}=1}}.");

    public static readonly DiagnosticDescriptor BadDelimiter = Error(
        "HL0074", "A delimiter parts nothing", "'{0}' cannot have a delimiter: {1}. Write ',', ' ' or '|' on an array or another list, or leave Delimiter out.");

    public static readonly DiagnosticDescriptor NoTagMember = Error(
        "HL0078", "An entity tag is made of what is not there", "{0} answers with {1}, which has no property or field '{2}' that can be read. Name one that it has, as in [ETag(nameof(Post.Version))], or write [ETag] for a tag of the bytes of the answer.");

    public static readonly DiagnosticDescriptor SocketMismatch = Error(
        "HL0040", "[WebSocket] and WebSocketConnection go together", "{0}.");

    public static readonly DiagnosticDescriptor SocketReturn = Error(
        "HL0041", "A WebSocket endpoint returns an answer", "{0} serves a WebSocket for as long as it runs, and there is nothing to answer afterwards. Return Task or ValueTask instead of {1}.");

    public static readonly DiagnosticDescriptor EmptyName = Error(
        "HL0044", "A name is empty", "'{0}' would be read from the {1} by a name without a letter. Write the name that clients send, or leave Name out.");

    /// <summary>A fault of Hyperlane itself, which no source is known to make.</summary>
    public static readonly DiagnosticDescriptor Unread = Error(
        "HL0042", "Hyperlane failed at an endpoint", "{0} is left out, and the other endpoints work: Hyperlane failed at it ({1}). Please report this. Until it is mended, declare the route with app.Map(method, pattern, handler).");

    /// <summary>Another such fault.</summary>
    public static readonly DiagnosticDescriptor Undescribed = Warning(
        "HL0043", "Hyperlane failed to describe an endpoint", "{0} answers, and is missing from the OpenAPI document: Hyperlane failed to describe it ({1}). Please report this.");

    /// <summary>All of them, by id.</summary>
    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> All = new[]
    {
        BadPattern, UnusedPathParameter, NotInPath, Unbindable, TwoBodies, BodyNotAllowed, AbstractBody, AsyncVoid,
        OutOfReach, Generic, Conflict, ConstraintMismatch, CannotBeMade, ByReference, NoAnswer, NotMapped, JsonTypeMissing,
        ValidationMismatch, BodyOfGet, TwoSources, MiddlewareCannotBeMade, NotAnEndpoint, EmptyGroup, NoService, BadName,
        BodyCannotBeMade, BadExpression, UnknownMember, BadLimits, RequiredValue, LostDefault, JsonShape,
        SocketMismatch, SocketReturn, Unread, Undescribed, EmptyName, WrongExtractor, NoParameters, BadMethod, NeverAbsent, BadDelimiter,
        NoTagMember,
    }.ToDictionary(descriptor => descriptor.Id);

    private static DiagnosticDescriptor Error(string id, string title, string message, params string[] tags)
        => new(id, title, message, "Hyperlane", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: tags);

    private static DiagnosticDescriptor Warning(string id, string title, string message, params string[] tags)
        => new(id, title, message, "Hyperlane", DiagnosticSeverity.Warning, isEnabledByDefault: true, customTags: tags);
}
