using Hyperlane.Generator.Models;

namespace Hyperlane.Generator.Writing;

/// <summary>Writes <c>MapEndpoints</c>, the one line of generated code that an app calls.</summary>
internal static class MapWriter
{
    public static string Write(EquatableArray<string> classes, EquatableArray<string> libraries)
    {
        var code = new CodeWriter();
        code.Line(Text.Header)
            .Line("// Written by Hyperlane: all attribute routes of this project.")
            .Line("#nullable enable")
            .Line(Text.NoWarnings)
            .Line()
            .Line("namespace Hyperlane;")
            .Line()
            .Line("/// <summary>The attribute routes of this project.</summary>")
            .Line("[global::Microsoft.CodeAnalysis.Embedded]")
            .Open("internal static class GeneratedEndpoints")
            .Line("/// <summary>Declares a route for each method of this project with [Get], [Post], [Put], [Patch] or [Delete], and for those of the libraries that it refers to.</summary>")
            .Line("/// <param name=\"app\">The app, or a group of it: then its prefix and middleware go around all of them.</param>")
            .Line("public static global::Hyperlane.RouteGroup MapEndpoints(this global::Hyperlane.RouteGroup app)")
            .Line("    => global::Hyperlane.EndpointMapping.Run(app, MapAll);")
            .Line()
            .Line("// Called again when an edit has changed the routes while the app runs.")
            .Open("private static void MapAll(global::Hyperlane.RouteGroup app)");
        foreach (var name in classes)
        {
            code.Line($"global::Hyperlane.Generated.{name}.Map(app);");
        }

        if (libraries.Count > 0)
        {
            code.Line().Line("// The libraries that this project refers to.");
        }

        foreach (var library in libraries)
        {
            code.Line($"{library}.Map(app);");
        }

        return code.Close().Close().ToString();
    }
}
