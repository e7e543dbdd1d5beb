using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Hyperlane.Generator.Reading;

/// <summary>The types of a compilation that mean something to an endpoint. Found once per compilation, and let go with it.</summary>
internal sealed class KnownTypes
{
    private static readonly ConditionalWeakTable<Compilation, KnownTypes> Cache = new();

    private KnownTypes(Compilation compilation)
    {
        Context = compilation.GetBestTypeByMetadataName("Hyperlane.Http.HttpContext");
        Result = compilation.GetBestTypeByMetadataName("Hyperlane.Http.IResult");
        Request = compilation.GetBestTypeByMetadataName("Hyperlane.Http.HttpRequest");
        Response = compilation.GetBestTypeByMetadataName("Hyperlane.Http.HttpResponse");
        Stream = compilation.GetBestTypeByMetadataName("System.IO.Stream");
        PipeReader = compilation.GetBestTypeByMetadataName("System.IO.Pipelines.PipeReader");
        CancellationToken = compilation.GetBestTypeByMetadataName("System.Threading.CancellationToken");
        Task = compilation.GetBestTypeByMetadataName("System.Threading.Tasks.Task");
        TaskOf = compilation.GetBestTypeByMetadataName("System.Threading.Tasks.Task`1");
        ValueTask = compilation.GetBestTypeByMetadataName("System.Threading.Tasks.ValueTask");
        ValueTaskOf = compilation.GetBestTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
        AsyncEnumerable = compilation.GetBestTypeByMetadataName("System.Collections.Generic.IAsyncEnumerable`1");
        SseItem = compilation.GetBestTypeByMetadataName("System.Net.ServerSentEvents.SseItem`1");
        Parsable = compilation.GetBestTypeByMetadataName("System.IParsable`1");
        Utf8Parsable = compilation.GetBestTypeByMetadataName("System.IUtf8SpanParsable`1");
        DateTimeOffset = compilation.GetBestTypeByMetadataName("System.DateTimeOffset");
        Form = compilation.GetBestTypeByMetadataName("Hyperlane.Endpoints.Form");
        UploadedFile = compilation.GetBestTypeByMetadataName("Hyperlane.Endpoints.UploadedFile");
        Socket = compilation.GetBestTypeByMetadataName("Hyperlane.WebSockets.WebSocketConnection");
        Principal = compilation.GetBestTypeByMetadataName("System.Security.Claims.ClaimsPrincipal");
        AnyPrincipal = compilation.GetBestTypeByMetadataName("System.Security.Principal.IPrincipal");
        RequireUser = compilation.GetBestTypeByMetadataName("Hyperlane.Middleware.IRequireUser");
        RequireRole = compilation.GetBestTypeByMetadataName("Hyperlane.Middleware.RequireRole");
        Uri = compilation.GetBestTypeByMetadataName("System.Uri");
        Half = compilation.GetBestTypeByMetadataName("System.Half");
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
    public static bool Is(ITypeSymbol type, ISymbol? known)
        => known is not null && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known);

    /// <summary>Whether a type has an interface of itself, as <c>int</c> has <c>IParsable&lt;int&gt;</c>.</summary>
    public static bool HasOfItself(ITypeSymbol type, INamedTypeSymbol? known)
        => known is not null && type.AllInterfaces.Any(one => Is(one, known)
            && SymbolEqualityComparer.Default.Equals(one.TypeArguments[0], type));
}
