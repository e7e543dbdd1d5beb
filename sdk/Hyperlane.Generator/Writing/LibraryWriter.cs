using Hyperlane.Generator.Models;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes the class by which apps map the routes of a library, and says where it is.</summary>
internal static class LibraryWriter
{
    /// <summary>Apart from the classes that are written for endpoints, whose names are the user's.</summary>
    private const string Namespace = "Hyperlane.GeneratedLibraries";

    public static string Write(string library, EquatableArray<string> classes)
    {
        var code = new CodeWriter();
        code.Line(Text.Header)
            .Line("// Written by Hyperlane: the attribute routes of this library, for MapEndpoints() of the apps that refer to it.")
            .Line("#nullable enable")
            .Line(Text.NoWarnings)
            .Line()
            .Line($"[assembly: global::Hyperlane.Endpoints.Binding.EndpointLibrary(typeof(global::{Namespace}.{library}))]")
            .Line()
            .Line($"namespace {Namespace};")
            .Line()
            .Line("/// <summary>The attribute routes of this library. MapEndpoints() of an app that refers to it maps them.</summary>")
            .Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]")
            .Open($"public static class {library}")
            .Line("/// <summary>Declares a route for each method of this library with [Get], [Post], [Put], [Patch] or [Delete].</summary>")
            .Line("/// <param name=\"app\">The app, or a group of it.</param>")
            .Open("public static void Map(global::Hyperlane.RouteGroup app)");
        foreach (var name in classes)
        {
            code.Line($"global::Hyperlane.Generated.{name}.Map(app);");
        }

        return code.Close().Close().ToString();
    }

    public static string WriteComments(string comments) => new CodeWriter()
        .Line(Text.Header)
        .Line("// Written by Hyperlane: what comments say, for the OpenAPI documents of the apps that refer to this library.")
        .Line($"[assembly: global::Hyperlane.Endpoints.Binding.LibraryComments({Text.Quote(comments)})]")
        .ToString();
}
