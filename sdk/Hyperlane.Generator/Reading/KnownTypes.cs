using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>The types of a compilation that mean something to an endpoint. Found once per compilation, and let go with it.</summary>
internal sealed class KnownTypes
{
    private static readonly ConditionalWeakTable<Compilation, KnownTypes> Cache = new();

    private KnownTypes(Compilation compilation)
    {
        Context = compilation.GetTypeByMetadataName("Hyperlane.Http.HttpContext");
        Result = compilation.GetTypeByMetadataName("Hyperlane.Http.IResult");
        Request = compilation.GetTypeByMetadataName("Hyperlane.Http.HttpRequest");
        Response = compilation.GetTypeByMetadataName("Hyperlane.Http.HttpResponse");
        Stream = compilation.GetTypeByMetadataName("System.IO.Stream");
        PipeReader = compilation.GetTypeByMetadataName("System.IO.Pipelines.PipeReader");
        CancellationToken = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        Task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        TaskOf = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        ValueTask = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");
        ValueTaskOf = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
        AsyncEnumerable = compilation.GetTypeByMetadataName("System.Collections.Generic.IAsyncEnumerable`1");
        SseItem = compilation.GetTypeByMetadataName("System.Net.ServerSentEvents.SseItem`1");
        Parsable = compilation.GetTypeByMetadataName("System.IParsable`1");
        Utf8Parsable = compilation.GetTypeByMetadataName("System.IUtf8SpanParsable`1");
        DateTimeOffset = compilation.GetTypeByMetadataName("System.DateTimeOffset");
        Form = compilation.GetTypeByMetadataName("Hyperlane.Endpoints.Form");
        UploadedFile = compilation.GetTypeByMetadataName("Hyperlane.Endpoints.UploadedFile");
        Socket = compilation.GetTypeByMetadataName("Hyperlane.WebSockets.WebSocketConnection");
        Principal = compilation.GetTypeByMetadataName("System.Security.Claims.ClaimsPrincipal");
        AnyPrincipal = compilation.GetTypeByMetadataName("System.Security.Principal.IPrincipal");
        RequireUser = compilation.GetTypeByMetadataName("Hyperlane.Middleware.IRequireUser");
        RequireRole = compilation.GetTypeByMetadataName("Hyperlane.Middleware.RequireRole");
        Uri = compilation.GetTypeByMetadataName("System.Uri");
        Half = compilation.GetTypeByMetadataName("System.Half");
    }

    public INamedTypeSymbol? Context { get; }

    public INamedTypeSymbol? Request { get; }

    public INamedTypeSymbol? Response { get; }

    public INamedTypeSymbol? Stream { get; }

    public INamedTypeSymbol? PipeReader { get; }

    public INamedTypeSymbol? Result { get; }

    public INamedTypeSymbol? CancellationToken { get; }

    public INamedTypeSymbol? Task { get; }

    public INamedTypeSymbol? TaskOf { get; }

    public INamedTypeSymbol? ValueTask { get; }

    public INamedTypeSymbol? ValueTaskOf { get; }

    public INamedTypeSymbol? AsyncEnumerable { get; }

    public INamedTypeSymbol? SseItem { get; }

    public INamedTypeSymbol? Parsable { get; }

    public INamedTypeSymbol? Utf8Parsable { get; }

    public INamedTypeSymbol? DateTimeOffset { get; }

    public INamedTypeSymbol? Form { get; }

    public INamedTypeSymbol? UploadedFile { get; }

    public INamedTypeSymbol? Socket { get; }

    public INamedTypeSymbol? Principal { get; }

    public INamedTypeSymbol? AnyPrincipal { get; }

    public INamedTypeSymbol? RequireUser { get; }

    public INamedTypeSymbol? RequireRole { get; }

    public INamedTypeSymbol? Uri { get; }

    public INamedTypeSymbol? Half { get; }

    public static KnownTypes Of(Compilation compilation) => Cache.GetValue(compilation, key => new KnownTypes(key));

    /// <summary>Whether a type is one of these, whatever it is a generic of.</summary>
    public static bool Is(ITypeSymbol type, ISymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known);

    /// <summary>Whether a type has an interface of itself, as <c>int</c> has <c>IParsable&lt;int&gt;</c>.</summary>
    public static bool HasOfItself(ITypeSymbol type, INamedTypeSymbol? known)
        => known is not null && type.AllInterfaces.Any(one => Is(one, known) && SymbolEqualityComparer.Default.Equals(one.TypeArguments[0], type));
}
